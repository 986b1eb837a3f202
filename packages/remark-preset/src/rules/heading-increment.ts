import { RULE_PLUGINS } from "../rule-plugins.ts";

export default RULE_PLUGINS["heading-increment"];
