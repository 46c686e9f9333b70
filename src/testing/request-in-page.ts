type Answer = (url: string, init: RequestInit) => Promise<Response>;

/**
 * An XMLHttpRequest that is answered in the page where `isOurs` says so, and is the page's own elsewhere. As much of it
 * as an upload needs: only it tells how far one has come.
 */
export function requestInPage(base: typeof XMLHttpRequest, isOurs: (url: string) => boolean, answer: Answer): typeof XMLHttpRequest {
  return class extends base {
    #asked: { readonly method: string; readonly url: string; readonly headers: Headers } | null = null;
    #answered: { readonly status: number; readonly text: string; readonly headers: Headers } | null = null;
    readonly #stop = new AbortController();

    override open(method: string, url: string | URL): void {
      if (isOurs(String(url))) this.#asked = { method, url: String(url), headers: new Headers() };
      else super.open(method, url, true);
    }

    override setRequestHeader(name: string, value: string): void {
      if (this.#asked) this.#asked.headers.set(name, value);
      else super.setRequestHeader(name, value);
    }

    override send(body?: Document | XMLHttpRequestBodyInit | null): void {
      if (!this.#asked) return super.send(body);
      const { method, url, headers } = this.#asked;
      this.#tell(this.upload, 'progress', { lengthComputable: true, loaded: 1, total: 1 });
      answer(url, { method, headers, body: (body ?? null) as BodyInit | null, signal: this.#stop.signal })
        .then(async (response) => {
          this.#answered = { status: response.status, text: await response.text(), headers: response.headers };
          this.#tell(this.upload, 'load');
          this.#tell(this, 'load');
        })
        .catch(() => this.#tell(this, this.#stop.signal.aborted ? 'abort' : 'error'))
        .finally(() => this.#tell(this, 'loadend'));
    }

    override abort(): void {
      if (this.#asked) this.#stop.abort();
      else super.abort();
    }

    override get status(): number {
      return this.#asked ? (this.#answered?.status ?? 0) : super.status;
    }

    override get readyState(): number {
      if (!this.#asked) return super.readyState;
      return this.#answered ? base.DONE : base.OPENED;
    }

    override get responseText(): string {
      return this.#asked ? (this.#answered?.text ?? '') : super.responseText;
    }

    override get response(): unknown {
      return this.#asked ? this.responseText : super.response;
    }

    override getResponseHeader(name: string): string | null {
      return this.#asked ? (this.#answered?.headers.get(name) ?? null) : super.getResponseHeader(name);
    }

    override getAllResponseHeaders(): string {
      if (!this.#asked) return super.getAllResponseHeaders();
      return [...(this.#answered?.headers ?? [])].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    }

    #tell(target: EventTarget, type: string, init: ProgressEventInit = {}): void {
      target.dispatchEvent(new ProgressEvent(type, init));
    }
  };
}
