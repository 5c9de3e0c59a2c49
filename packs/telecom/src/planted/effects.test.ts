import { expect, test } from 'vitest';
import { REGIONS } from '../company/regions.ts';
import { SHOPS } from '../company/shops.ts';
import { TARIFFS } from '../company/tariffs.ts';
import { asksForScores, dropFactor, hasNewTerms, seasonFactor } from './effects.ts';
import { PLANTED } from './planted.ts';

test('what is planted names things that exist', () => {
  expect(REGIONS.map(({ key }) => key)).toContain(PLANTED.region.region);
  expect(SHOPS.find(({ key }) => key === PLANTED.shop.unit)?.region).toBe(PLANTED.shop.region);
  expect(TARIFFS.map(({ key }) => key)).toContain(PLANTED.tariff.tariff);
});

test('drops grow in one region only, from the day named to the full size', () => {
  const { region, from, full, factor } = PLANTED.region;
  expect(dropFactor(region, from)).toBe(1);
  expect(dropFactor(region, (from + full) / 2)).toBeCloseTo((1 + factor) / 2);
  expect([dropFactor(region, full), dropFactor(region, 0.5)]).toEqual([factor, factor]);
  expect(dropFactor('region-volga', 0.5)).toBe(1);
});

test('the shop and the tariff are touched within their days only', () => {
  const { shop, tariff } = PLANTED;
  expect([shop.from + 1, shop.from, 1].map((day) => asksForScores(shop.unit, day))).toEqual([
    false,
    true,
    true,
  ]);
  expect(asksForScores('shop-frost', 1)).toBe(false);
  const days = [tariff.from + 1, tariff.from, tariff.to + 1, tariff.to];
  expect(days.map((day) => hasNewTerms(tariff.tariff, day))).toEqual([false, true, true, false]);
  expect(hasNewTerms('max', tariff.from)).toBe(false);
});

test('December is busy, July is quiet, May is neither', () => {
  expect(seasonFactor(12)).toBeGreaterThan(1.3);
  expect(seasonFactor(7)).toBeLessThan(0.8);
  expect(seasonFactor(5)).toBe(1);
});
