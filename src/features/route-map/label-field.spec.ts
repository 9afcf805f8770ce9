import { boxesAround, LabelField } from './label-field';

const frame = { width: 400, height: 300 };

describe('LabelField', () => {
  it('gives no two labels the same room, and none outside the frame', () => {
    const field = new LabelField(frame, []);
    const placed = Array.from({ length: 40 }, () => field.place(boxesAround([200, 150], 90, 30))).filter(
      (box) => box !== undefined,
    );
    expect(placed.length).toBeGreaterThan(3);
    expect(placed.length).toBeLessThan(40);
    placed.forEach((a, index) => {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 400 && a.y + a.height <= 300).toBe(true);
      for (const b of placed.slice(index + 1))
        expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false);
    });
  });

  it('keeps off the route where it can', () => {
    const toTheRight = Array.from({ length: 20 }, (_, i): [number, number] => [200 + i * 10, 150]);
    const box = new LabelField(frame, toTheRight).place(boxesAround([200, 150], 90, 30));
    expect(box && box.x + box.width).toBeLessThan(200);
  });
});
