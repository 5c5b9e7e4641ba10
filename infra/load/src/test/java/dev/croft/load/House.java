package dev.croft.load;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.croft.platform.Name;
import dev.croft.platform.Version;
import dev.croft.platform.network.Network;
import dev.croft.platform.node.Node;
import dev.croft.platform.text.InvalidText;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record with a component of every type that the loader knows. */
@JsonClassDescription("A house")
record House(
        @JsonPropertyDescription("the house's name") Name name,
        @JsonPropertyDescription("its network") Network network,
        @JsonPropertyDescription("its machines") List<Node> nodes,
        @JsonPropertyDescription("how many floors it has") int floors,
        @JsonPropertyDescription("whether it has a garden") boolean garden,
        @JsonPropertyDescription("how often it is cleaned") @JsonProperty(defaultValue = "7d") Duration cleaning,
        @JsonPropertyDescription("whether it is lit") @JsonProperty(defaultValue = "true") Boolean lit,
        @JsonPropertyDescription("how many doors it has") @JsonProperty(defaultValue = "2") Integer doors,
        @JsonPropertyDescription("what the sign says") @JsonProperty(defaultValue = "\"\"") String sign,
        @JsonPropertyDescription("steps ever taken in it") Optional<Long> steps,
        @JsonPropertyDescription("the release of its firmware") Optional<Version> firmware,
        @JsonPropertyDescription("its gadgets") List<Gadget> gadgets,
        @JsonPropertyDescription("what each room may use") Rooms rooms,
        @JsonPropertyDescription("words on its walls") Map<String, String> labels,
        @JsonPropertyDescription("settings that nobody checks") Map<String, Object> values,
        @JsonPropertyDescription("how one gets in") Optional<Login> login,
        @JsonPropertyDescription("where it leads by default") @JsonProperty("default") Optional<String> standard) {
    House {
        cleaning = cleaning == null ? Duration.ofDays(7) : cleaning;
        lit = lit == null ? Boolean.TRUE : lit;
        doors = doors == null ? Integer.valueOf(2) : doors;
        sign = sign == null ? "" : sign;
    }

    /** Written as the mapping alone. */
    @JsonClassDescription("What each room may use")
    record Rooms(@JsonValue Map<Name, Resources> byName) {}

    /** Its values must never be shown. */
    @JsonClassDescription("How one gets in")
    record Login(
            @JsonPropertyDescription("the door's word") Name password,
            @JsonPropertyDescription("keys") Map<String, Integer> tokens) {}

    /** A family with a family in it, and a member that holds the family. */
    @JsonClassDescription("Something that hums")
    sealed interface Gadget permits Lamp, Heater, Shelf {}

    /** A member whose type is its name. */
    @JsonClassDescription("Something that shines")
    record Lamp(@JsonPropertyDescription("its name") Name name) implements Gadget {}

    /** A family within the family. */
    sealed interface Heater extends Gadget permits Stove {}

    /** A member that refuses some values. */
    @JsonTypeName("wood-stove")
    @JsonClassDescription("Something that burns wood")
    record Stove(
            @JsonPropertyDescription("the least wood") Memory least,
            @JsonPropertyDescription("the most wood") @JsonProperty(defaultValue = "4Gi") Memory most)
            implements Heater {
        Stove {
            most = most == null ? Memory.parse("4Gi") : most;
            if (least.compareTo(most) > 0) {
                throw new InvalidText("must have least below most", least + " > " + most, "swap them");
            }
        }
    }

    /** A member that contains the family. */
    @JsonClassDescription("Something that holds gadgets")
    record Shelf(@JsonPropertyDescription("what lies on it") List<Gadget> items) implements Gadget {
        Shelf {
            if (items.size() > 3) {
                throw new IllegalArgumentException("must hold at most 3 gadgets");
            }
        }
    }
}
