import type { Browser as Puppeteer } from 'puppeteer-core';

/** What Firefox's own scripts see; none of it has types. */
declare const Cc: any, Ci: any, Components: any, ChromeUtils: any, Services: any, WebExtensionPolicy: any;

interface Alert {
  readonly title: string;
  readonly message: string;
}
interface Recorder {
  readonly alerts: Map<string, Alert & { readonly listener: any }>;
  readonly requests: { readonly url: string; readonly addon: string }[];
}
declare const replyClockRecorder: Recorder;

/**
 * The inside of a Firefox that was started with `--remote-allow-system-access`. Headless, Firefox has no desktop: each
 * alert is over at once. So a desktop is played at the very end of the way, where Firefox hands an alert to the
 * system: it keeps what it is given, and can be clicked. Requests are seen with who asked for them.
 */
export class FirefoxInside {
  private constructor(
    private readonly send: (method: string, parameters: object) => Promise<any>,
    private readonly context: string,
  ) {}

  static async enter(browser: Puppeteer): Promise<FirefoxInside> {
    const { connection } = browser as unknown as {
      connection: { send(method: string, parameters: object): Promise<any> };
    };
    const send = async (method: string, parameters: object) => (await connection.send(method, parameters)).result;
    const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const inside = new FirefoxInside(send, contexts[0].context);
    await inside.run(record);
    return inside;
  }

  alerts(): Promise<Record<string, Alert>> {
    return this.run(() =>
      Object.fromEntries(
        [...replyClockRecorder.alerts].map(([name, { title, message }]) => [name, { title, message }]),
      ),
    );
  }

  /** False where no such alert is shown. */
  click(name: string): Promise<boolean> {
    return this.run((clicked: string) => {
      const alert = replyClockRecorder.alerts.get(clicked);
      if (!alert) return false;
      alert.listener.observe(null, 'alertclickcallback', clicked);
      replyClockRecorder.alerts.delete(clicked);
      alert.listener.observe(null, 'alertfinished', clicked);
      return true;
    }, name);
  }

  /** Addresses that an extension's pages, worker or content scripts have asked the network for. */
  requestsOf(addon: string): Promise<string[]> {
    return this.run(
      (id: string) => replyClockRecorder.requests.filter((each) => each.addon === id).map(({ url }) => url),
      addon,
    );
  }

  /** Another one after each start of the extension; null while it does not run. */
  instanceOf(addon: string): Promise<string | null> {
    return this.run((id: string) => WebExtensionPolicy.getByID(id)?.extension?.instanceId ?? null, addon);
  }

  private async run<Result, Argument>(work: (argument: Argument) => Result, argument?: Argument): Promise<Result> {
    const { type, result, exceptionDetails } = await this.send('script.evaluate', {
      expression: `JSON.stringify((${work})(${JSON.stringify(argument)})) ?? 'null'`,
      target: { context: this.context },
      awaitPromise: false,
    });
    if (type !== 'success') throw new Error(`Firefox’s inside is not as expected: ${exceptionDetails?.text}`);
    return JSON.parse(result.value);
  }
}

/** Runs inside Firefox. */
function record(): void {
  const alerts: Recorder['alerts'] = new Map();
  const requests: Recorder['requests'] = [];
  Object.assign(globalThis, { replyClockRecorder: { alerts, requests } });

  const finish = (name: string): void => {
    const alert = alerts.get(name);
    alerts.delete(name);
    alert?.listener?.observe(null, 'alertfinished', name);
  };
  const desktop = {
    QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']),
    showAlert({ name, title, text }: { name: string; title: string; text: string }, listener: any): void {
      alerts.set(name, { title, message: text, listener });
      listener?.observe(null, 'alertshow', name);
    },
    closeAlert: finish,
  };
  Components.manager
    .QueryInterface(Ci.nsIComponentRegistrar)
    .registerFactory(
      Components.ID(String(Services.uuid.generateUUID())),
      'a played desktop',
      '@mozilla.org/alerts-service;1',
      {
        QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
        createInstance: (id: unknown) => desktop.QueryInterface(id),
      },
    );
  if (!Cc['@mozilla.org/alerts-service;1'].getService(Ci.nsIAlertsService)) throw new Error('the desktop is not there');

  Services.obs.addObserver((subject: any) => {
    const channel = subject.QueryInterface(Ci.nsIHttpChannel);
    // A tab that the extension opens for the seller asks for its page by itself.
    if (channel.loadInfo.externalContentPolicyType === Ci.nsIContentPolicy.TYPE_DOCUMENT) return;
    const principals = [channel.loadInfo.triggeringPrincipal, channel.loadInfo.loadingPrincipal];
    for (const principal of principals) {
      const policy = principal?.addonPolicy ?? principal?.contentScriptAddonPolicy;
      if (policy) {
        requests.push({ url: channel.URI.spec, addon: policy.id });
        return;
      }
    }
  }, 'http-on-modify-request');
}
