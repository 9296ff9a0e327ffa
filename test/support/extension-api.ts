/** Stands in for webextension-polyfill where a part of the extension runs in a plain page. A test fills it with what that part calls. */
const api: Record<string, unknown> = {};

export default api;
