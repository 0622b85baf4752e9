// What every command is given: how to print, how to reach the running process, how to end. Node only.

import type { Command } from 'commander';
import type { CompiledYear, YearList } from '../preview.ts';
import type { Attachment } from '../../domain/attachments.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Behaviour } from '../../domain/behaviour.ts';

/** How a rehearsal is run; the composition root supplies it, since clients may not reach the worker. */
export type RunRehearsal = (options: {
  years: readonly CompiledYear[];
  people: readonly Person[];
  behaviour: Behaviour;
  onProgress: (done: number, now: string) => void;
}) => Promise<
  YearList & {
    identical: boolean;
    differences: readonly string[];
    refused: readonly string[];
    seconds: number;
    historyEvents: { cycle: number; partnershipMax: number; mailDesk: number };
  }
>;

export interface CommandContext {
  /** A folder with definitions other than the shipped ones. */
  readonly definitions: string | undefined;
  out(text: string): void;
  /** Warnings and progress: stderr, so that stdout stays data. */
  warn(text: string): void;
  /** Asks the running process. Throws a Refusal when it says no or is not there. */
  call<Result>(world: 'real' | 'demo', verb: string, input: Record<string, unknown>): Promise<Result>;
  /** Gives a file to the running process; answers it as a document names it. */
  give(world: 'real' | 'demo', file: { readonly name: string; readonly content: Uint8Array }): Promise<Attachment>;
  rehearse: RunRehearsal;
  setExit(code: number): void;
}

/** A command's own file registers it with this. */
export type Register = (program: Command, context: CommandContext) => void;

/** Prints JSON when asked for, else the text. */
export function show(context: CommandContext, json: boolean | undefined, value: unknown, text: () => string): void {
  context.out(json === true ? JSON.stringify(value, null, 2) : text());
}
