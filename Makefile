# The habits; `mvn verify` is the gate, ./croft the product.
.PHONY: check format golden synth diff clean

check: ; mvn verify
format: ; mvn --quiet spotless:apply
golden: ; mvn --quiet test -Drecreate=true
synth: ; ./croft synth
diff: ; git diff --stat --patch -- generated
clean: ; mvn --quiet clean
