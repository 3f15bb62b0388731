import type { CDPSession } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** The thread's own processor time, without what other programs took. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly functionName?: string; readonly url?: string } };
}

/** Calls of the browser into some functions, in ms of processor time. */
export interface Calls {
  readonly count: number;
  readonly total: number;
  readonly longest: number;
}

const RENDERING = new Set([
  ...['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'],
  'IntersectionObserverController::computeIntersections',
]);
const CATEGORIES = ['devtools.timeline', 'blink.user_timing'];

/** Records what the page does meanwhile. */
export async function traced<T>(cdp: CDPSession, work: () => Promise<T>): Promise<{ answer: T; trace: Trace }> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => void events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
  try {
    const answer = await work();
    const complete = new Promise((resume) => cdp.once('Tracing.tracingComplete', resume));
    await cdp.send('Tracing.end');
    await complete;
    return { answer, trace: new Trace(events) };
  } finally {
    cdp.off('Tracing.dataCollected', collect);
  }
}

export class Trace {
  constructor(private readonly events: readonly TraceEvent[]) {}

  /** As `calls`, where there must be some. */
  someCalls(functionName: string, phase: string): Calls {
    const calls = this.calls(functionName, phase);
    if (calls.count === 0) throw new Error(`the trace has no ${functionName} in phase ${phase}`);
    return calls;
  }

  /** Calls into the functions of this name, from the mark of this phase to the next. */
  calls(functionName: string, phase: string): Calls {
    return summed(
      this.during(phase).filter(
        ({ name, args }) => name === 'FunctionCall' && args.data?.functionName === functionName,
      ),
    );
  }

  /** The browser's own work on the page after our calls: style, layout, paint. What a call forces is in the call. */
  rendering(phase: string): number {
    const events = this.during(phase);
    const calls = events.filter(({ name }) => name === 'FunctionCall');
    const isForced = ({ ts }: TraceEvent): boolean =>
      calls.some((call) => ts >= call.ts && ts < call.ts + (call.dur ?? 0));
    return summed(events.filter((event) => RENDERING.has(event.name) && !isForced(event))).total;
  }

  private during(phase: string): TraceEvent[] {
    const marks = this.events.filter(({ name }) => name.startsWith('phase ')).sort((a, b) => a.ts - b.ts);
    const at = marks.findIndex(({ name }) => name === `phase ${phase}`);
    const [from, to] = [marks[at], marks[at + 1]];
    if (!from || !to) throw new Error(`the trace has no phase ${phase}`);
    return this.events.filter(
      ({ pid, tid, ts }) => pid === from.pid && tid === from.tid && ts >= from.ts && ts < to.ts,
    );
  }
}

function summed(calls: readonly TraceEvent[]): Calls {
  const times = calls.map(({ tdur }) => {
    if (tdur === undefined) throw new Error('this Chromium traces no processor time');
    return tdur / 1_000;
  });
  return { count: times.length, total: times.reduce((sum, ms) => sum + ms, 0), longest: Math.max(0, ...times) };
}
