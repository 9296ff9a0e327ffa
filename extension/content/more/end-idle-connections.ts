/**
 * Browsers send a POST a second time, by themselves, when a kept-alive connection is cut before any answer: both do (measured), and
 * the system stores the decision twice. On a new connection they do not. So idle connections are made to end first: a header that
 * no server accepts is answered with 431 or 400 and `Connection: close` (RFC 6585, 5), nine at once because browsers keep six.
 * A page that asks for something meanwhile would leave a kept connection again; nine more go just ahead of the post and take what
 * it leaves. Not on HTTP/2: there all share the post's own connection.
 */
export async function endIdleConnections(signal: AbortSignal): Promise<void> {
  const headers = {'x-fresh': 'x'.repeat(66_000)};
  const end = () => Promise.allSettled([...'123456789'].map(() => fetch(location.origin, {headers, signal, cache: 'no-store'})));
  await end();
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit?.nextHopProtocol === 'http/1.1') void end();
}
