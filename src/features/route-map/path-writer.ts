// Writes what d3 draws as path data in whole units and relative steps, which makes a map a third as long.

export class PathWriter {
  private written = '';
  private ring: [number, number][] = [];

  /** The path so far, and an empty one from now on. */
  take(): string {
    this.flush(false);
    const path = this.written;
    this.written = '';
    return path;
  }

  moveTo(x: number, y: number): void {
    this.flush(false);
    this.ring = [[Math.round(x), Math.round(y)]];
  }

  lineTo(x: number, y: number): void {
    const last = this.ring.at(-1);
    const next: [number, number] = [Math.round(x), Math.round(y)];
    if (!last || last[0] !== next[0] || last[1] !== next[1]) this.ring.push(next);
  }

  closePath(): void {
    this.flush(true);
  }

  beginPath(): void {}
  arc(): void {}

  /** A ring without area, such as an islet at this scale, is left out. */
  private flush(closed: boolean): void {
    const [first, ...others] = this.ring;
    this.ring = [];
    if (!first || others.length < (closed ? 2 : 1)) return;
    let [x, y] = first;
    this.written += `M${x} ${y}l`;
    let steps = '';
    for (const [nextX, nextY] of others) {
      const [dx, dy] = [nextX - x, nextY - y];
      steps += `${dx < 0 || steps === '' ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
      [x, y] = [nextX, nextY];
    }
    this.written += closed ? `${steps}Z` : steps;
  }
}
