/** A refusal a post may meet before the system looks at it. */
export type PostRefusal = 403 | 422 | 500;

/** What goes wrong with the next post. */
export type PostFault = PostRefusal | 'lose-request' | 'lose-reply' | 'login-page';

/**
 * The switches that make the system misbehave, for tests. No address of the server reaches them. Only posts of somebody
 * logged in count: reading, logging in and out go on as usual, but all requests wait for {@link Faults.delay}.
 */
export class Faults {
  /** Milliseconds every request waits before it is looked at. */
  delay = 0;

  /** Served in place of every attachment: a file no database should be asked to keep for a test. */
  attachment: Uint8Array | undefined;

  /** Called, and waited for, when a request arrives and again when its answer is ready: what happens to the visitor meanwhile is the test's. */
  pause: ((moment: 'arrived' | 'answered', address: string) => Promise<void>) | undefined;

  #posts: PostFault[] = [];

  /**
   * Lets the next `times` posts fail: with a status; as `lose-request` (connection cut, nothing stored), `lose-reply`
   * (everything stored, connection cut before the answer) or `login-page` (200 with the login page, nothing stored).
   */
  failNextPosts(fault: PostFault, times = 1): void {
    this.#posts.push(...Array.from({length: times}, () => fault));
  }

  /** Takes the fault of the post now at the door, if any. */
  takePostFault(): PostFault | undefined {
    return this.#posts.shift();
  }

  /** Everything works again. */
  clear(): void {
    this.delay = 0;
    this.attachment = undefined;
    this.pause = undefined;
    this.#posts = [];
  }
}
