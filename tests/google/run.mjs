// google.script.run of a sidebar over the project: every call is an execution of its own, some time later. Only plain values cross, a Date
// anywhere makes the call fail, and not more than ten run at a time.

const MOST = 10;

function check(value, path = "value") {
  if (value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value)) return;
  if (Array.isArray(value) || Object.prototype.toString.call(value) === "[object Array]") {
    value.forEach((item, at) => check(item, `${path}[${at}]`));
    return;
  }
  if (Object.prototype.toString.call(value) !== "[object Object]") throw new Error(`${path}: ${Object.prototype.toString.call(value)} cannot cross`);
  for (const key of Object.keys(value)) check(value[key], `${path}.${key}`);
}

export class ScriptRun {
  constructor(project, { broken = () => null } = {}) {
    Object.assign(this, { project, broken, running: 0, most: 0, calls: [], largest: 0 });
  }

  /** The object that a page of the sidebar finds. */
  get google() {
    return { script: { run: this.runner(() => undefined, () => undefined) } };
  }

  runner(success, failure) {
    const { run } = this.project.load("FULL");
    return new Proxy({}, {
      get: (_, name) => {
        if (name === "withSuccessHandler") return (handler) => this.runner(handler, failure);
        if (name === "withFailureHandler") return (handler) => this.runner(success, handler);
        // What ends with an underscore is private, and what is no function is not there.
        if (name.endsWith("_") || run(`typeof ${name}`) !== "function") return undefined;
        return (...args) => { void this.call(name, args, success, failure); };
      },
    });
  }

  async call(name, args, success, failure) {
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    this.calls.push(name);
    try {
      check(args);
      if (this.running > MOST) throw new Error("There are too many scripts running simultaneously for this Google user account.");
      await new Promise((resolve) => { setTimeout(resolve, 5); });
      const wrong = this.broken(name, this.calls.length);
      if (wrong !== null) throw new Error(wrong);
      const answer = this.project.execute("FULL", name, args);
      check(answer);
      const text = JSON.stringify(answer);
      this.largest = Math.max(this.largest, text.length, JSON.stringify(args).length);
      this.running -= 1;
      success(JSON.parse(text));
    } catch (error) {
      this.running -= 1;
      failure(new Error(error.message));
    }
  }
}
