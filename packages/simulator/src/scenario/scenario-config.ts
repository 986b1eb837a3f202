/** A scenario's configuration as a file in its repository, and the people whom it names. */
import type { UserId } from "@rfckit/core";
import { stringify } from "yaml";
import type { ScenarioConfig } from "./scenario.ts";

export function writeConfig(config: ScenarioConfig): string {
  return stringify(config, { lineWidth: 0 });
}

interface NamedLogin {
  readonly login: string;
  /** The numeric id that the login is pinned to. */
  readonly id: UserId | undefined;
}

const PINNABLE = /^([A-Za-z0-9](?:-?[A-Za-z0-9])*)(?:#([1-9][0-9]{0,14}))?$/u;

/**
 * The logins in the groups and among the admins. What isn't laid out as a configuration is left alone: whether
 * it is right is for the bot to say.
 */
export function loginsIn(config: ScenarioConfig): NamedLogin[] {
  const projects = Object.values(mappingOf(config["projects"]));
  const groups = projects.flatMap((project) => Object.values(mappingOf(mappingOf(project)["groups"])));
  return [...groups, config["admins"]].flatMap((list) => {
    if (!Array.isArray(list)) return [];
    return list.flatMap((name: unknown): NamedLogin[] => {
      const [, login, id] = PINNABLE.exec(String(name)) ?? [];
      return login === undefined ? [] : [{ login, id: id === undefined ? undefined : Number(id) }];
    });
  });
}

function mappingOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
