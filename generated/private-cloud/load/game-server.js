// generated from platforms/private-cloud/platform.yaml - do not edit
// k6 run load/game-server.js; BASE_URL=http://... in the environment names another address.
import http from 'k6/http';
import { check, fail, sleep } from 'k6';

const plan = {
  "app" : "game-server",
  "paths" : [
    "/health"
  ],
  "pauseSeconds" : 1,
  "stages" : [
    {
      "duration" : "2m",
      "target" : 200
    },
    {
      "duration" : "10m",
      "target" : 200
    },
    {
      "duration" : "30s",
      "target" : 0
    }
  ],
  "thresholds" : {
    "http_req_duration" : [
      "p(95)<300"
    ],
    "http_req_failed" : [
      "rate<0.005"
    ]
  },
  "url" : "https://game.privatecloud.home.arpa"
};

const base = __ENV.BASE_URL || plan.url;

http.setResponseCallback(http.expectedStatuses({ min: 200, max: 499 }));

export const options = { stages: plan.stages, thresholds: plan.thresholds };

export function setup() {
  if (!base) {
    fail('set BASE_URL to the address of ' + plan.app);
  }
}

export default function () {
  const path = plan.paths[__ITER % plan.paths.length];
  const response = http.get(base + path, { tags: { name: path } });
  check(response, { 'answered without a fault': (r) => r.status >= 200 && r.status < 500 });
  sleep(plan.pauseSeconds);
}
