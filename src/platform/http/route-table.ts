// Which methods an address answers to: tells "there is nothing here" from "not with this method".

export class RouteTable {
  private readonly routes: { pattern: RegExp; methods: string[] }[] = [];

  /** A route as the router knows it, with `:name` for a part that varies. */
  add(methods: string | string[], url: string): void {
    if (url.includes('*')) return;
    const parts = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')));
    this.routes.push({ pattern: new RegExp(`^${parts.join('/')}/?$`, 'u'), methods: [methods].flat() });
  }

  /** Methods of an address without its query; none where there is nothing. */
  methodsOf(path: string): string[] {
    return [
      ...new Set(this.routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)),
    ].sort();
  }
}
