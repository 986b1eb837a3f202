/** What GitHub says to a request of octokit's, good or bad. */

export interface Said {
  readonly status: number;
  /** Of a refusal. */
  readonly message: string | undefined;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** The answer to a call. Throws where there was none. */
export async function said(
  call: Promise<{ readonly status: number; readonly headers: object }>,
): Promise<Said> {
  try {
    const { status, headers } = await call;
    return { status, message: undefined, headers: { ...headers } as Said["headers"] };
  } catch (error) {
    const { response } = error as { readonly response?: { status: number; data: unknown; headers: object } };
    if (response === undefined) throw error;
    const { message } = (response.data ?? {}) as { readonly message?: string };
    return { status: response.status, message, headers: { ...response.headers } as Said["headers"] };
  }
}

/** The answer in short: `201`, or `404 Not Found`. */
export async function outcome(call: Parameters<typeof said>[0]): Promise<string | number> {
  const { status, message } = await said(call);
  return message === undefined ? status : `${status} ${message}`;
}
