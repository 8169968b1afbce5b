import { total } from '../src/cart';

test('adds the lines', () => {
  expect(total([{ article: { name: 'tea', cents: 300 }, count: 2 }])).toBe(600);
});
