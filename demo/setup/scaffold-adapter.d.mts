export function scaffoldAdapter(model: object, id: string, match: string): unknown;
export function putOnShelf(source: string, id: string): string;
