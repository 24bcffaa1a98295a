import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  DefaultIntrinsics,
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
  Scope,
} from 'quickjs-emscripten-core';
import { PRELUDE } from './prelude.ts';
import { ScriptError, scriptError } from './script-error.ts';
import type { ScriptLimits } from './script-limits.ts';

const PAGE_BYTES = 2 ** 16;
/** What the interpreter's memory begins with. */
const FIRST_PAGES = 256;

/** A script's text and what errors call it. */
export interface Script {
  readonly fileName: string;
  readonly source: string;
}

/** All that a script can reach outside its sandbox. */
export interface ScriptHost {
  /** A number in (0, 1), in place of `Math.random`. */
  random(): number;
  /** A line of `console.log`. */
  log(line: string): void;
}

/**
 * A script in a sandbox of its own: QuickJS in WebAssembly, without files, network, timers and clock. Nothing but JSON and copies of
 * pixels crosses its border. It runs on the caller's thread, and is interrupted when its time is up; only a built-in that runs over
 * an absurdly long list (`new Array(2 ** 32 - 1).indexOf(1)`) is not, so that a caller that must live on runs it in a process or a
 * Worker that can be ended. Nothing has to be given back: its memory goes with it. After an error it is fit for nothing any more.
 */
export class ScriptMachine {
  readonly #runtime: QuickJSRuntime;
  readonly #vm: QuickJSContext;
  readonly #fileName: string;
  readonly #limits: ScriptLimits;
  #exports!: QuickJSHandle;
  #call!: QuickJSHandle;
  #toJson!: QuickJSHandle;
  #deadlineMs = Number.POSITIVE_INFINITY;

  private constructor(quickjs: QuickJSWASMModule, fileName: string, limits: ScriptLimits) {
    this.#fileName = fileName;
    this.#limits = limits;
    this.#runtime = quickjs.newRuntime({
      maxStackSizeBytes: limits.stackBytes,
      interruptHandler: () => performance.now() > this.#deadlineMs,
    });
    this.#vm = this.#runtime.newContext({ intrinsics: { ...DefaultIntrinsics, Date: false } });
  }

  /**
   * Runs a script, a module, up to its end, in a sandbox with a memory of its own: what one script does to its interpreter reaches
   * no other. That memory is where the limit is, because QuickJS 2025-09-13 under Emscripten does not count what it allocates.
   *
   * @throws ScriptError where it does not get there
   */
  static async start(
    { fileName, source }: Script,
    host: ScriptHost,
    limits: ScriptLimits,
  ): Promise<ScriptMachine> {
    const maximum = Math.max(FIRST_PAGES, Math.floor(limits.memoryBytes / PAGE_BYTES));
    const wasmMemory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum });
    const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
    const machine = new ScriptMachine(quickjs, fileName, limits);
    machine.#inTime(() => {
      machine.#furnish(host);
      machine.#exports = machine.#settled(machine.#vm.evalCode(source, fileName, { type: 'module' }));
    });
    return machine;
  }

  /** What the script exports under a name, as JSON has it. */
  exported(name: string): unknown {
    return this.#inTime(() =>
      this.#vm.getProp(this.#exports, name).consume((value) => this.#fromScript(value)),
    );
  }

  /** Whether the script exports a function of that name. */
  hasFunction(name: string): boolean {
    return this.#vm.getProp(this.#exports, name).consume((value) => this.#vm.typeof(value) === 'function');
  }

  /**
   * Calls an exported function.
   *
   * @param argument data; its arrays of bytes and float32 are copied once
   * @returns what the function returns, as JSON has it, but with NaN and infinities
   * @throws ScriptError
   */
  call(name: string, argument: unknown): unknown {
    return this.#inTime(() =>
      Scope.withScope((scope) => {
        const vm = this.#vm;
        const buffers: ArrayBufferLike[] = [];
        const json = JSON.stringify(argument, (_, value) => {
          if (!(value instanceof Uint8Array || value instanceof Float32Array)) return value;
          buffers.push(wholeBuffer(value));
          return { crossing: buffers.length - 1, kind: value instanceof Uint8Array ? 'bytes' : 'floats' };
        });
        const crossing = [
          scope.manage(vm.getProp(this.#exports, name)),
          scope.manage(vm.newString(json)),
          ...buffers.map((buffer) => scope.manage(vm.newArrayBuffer(buffer))),
        ];
        return this.#fromScript(
          scope.manage(this.#settled(vm.callFunction(this.#call, vm.undefined, crossing))),
        );
      }),
    );
  }

  #furnish({ random, log }: ScriptHost): void {
    const vm = this.#vm;
    Scope.withScope((scope) => {
      const prelude = scope.manage(this.#unwrapped(vm.evalCode(PRELUDE, 'prelude')));
      const doors = scope.manage(
        this.#unwrapped(
          vm.callFunction(prelude, vm.undefined, [
            scope.manage(vm.newFunction('random', () => vm.newNumber(random()))),
            scope.manage(
              vm.newFunction('log', (line) => {
                log(vm.getString(line));
              }),
            ),
          ]),
        ),
      );
      this.#call = vm.getProp(doors, 'call');
      this.#toJson = vm.getProp(doors, 'toJson');
    });
  }

  /** A value of the script as a value of ours. */
  #fromScript(value: QuickJSHandle): unknown {
    const vm = this.#vm;
    const json = this.#unwrapped(vm.callFunction(this.#toJson, vm.undefined, value)).consume((handle) =>
      vm.typeof(handle) === 'string' ? vm.getString(handle) : null,
    );
    if (json === null) return undefined;
    return JSON.parse(json, (_, part) => (part?.notFinite === undefined ? part : Number(part.notFinite)));
  }

  /** What a promise comes to when all that can happen has happened; any other value as it is. */
  #settled(result: ReturnType<QuickJSContext['evalCode']>): QuickJSHandle {
    const vm = this.#vm;
    const value = this.#unwrapped(result);
    const jobs = this.#runtime.executePendingJobs();
    if (jobs.error) throw this.#takenError(jobs.error);
    jobs.dispose();
    const state = vm.getPromiseState(value);
    if (state.type === 'fulfilled') {
      if (!state.notAPromise) value.dispose();
      return state.value;
    }
    if (state.type === 'rejected') throw this.#takenError(state.error);
    throw scriptError(
      { name: 'Error', message: 'it waits for something that never comes, because it is alone' },
      this.#fileName,
      this.#limits,
    );
  }

  #unwrapped(result: ReturnType<QuickJSContext['evalCode']>): QuickJSHandle {
    if (result.error) throw this.#takenError(result.error);
    return result.value;
  }

  #takenError(thrown: QuickJSHandle): ScriptError {
    let copy: unknown;
    try {
      copy = this.#vm.dump(thrown);
    } finally {
      // A thrown promise is disposed of by `dump` itself.
      if (thrown.alive) thrown.dispose();
    }
    return scriptError(copy, this.#fileName, this.#limits);
  }

  #inTime<T>(work: () => T): T {
    this.#deadlineMs = performance.now() + this.#limits.timeMs;
    try {
      return work();
    } catch (error) {
      if (error instanceof ScriptError) throw error;
      // The interpreter itself has failed; without memory it does so in many ways.
      const problem = `its interpreter failed, as it may where memory runs out (${String(error)}).`;
      throw new ScriptError('crashed', this.#fileName, null, problem);
    } finally {
      this.#deadlineMs = Number.POSITIVE_INFINITY;
    }
  }
}

/** The buffer that an array fills; a copy where it is a part of a larger one. */
function wholeBuffer({ buffer, byteOffset, byteLength }: Uint8Array | Float32Array): ArrayBufferLike {
  return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
}
