import type { Named } from './language.ts';

export type Shop = Named & {
  readonly region: string;
  /** Part of the region's visits, 0..1. */
  readonly share: number;
};

const shop = (region: string, name: string, ru: string, en: string, share: number): Shop => ({
  key: `shop-${name}`,
  region: `region-${region}`,
  ru,
  en,
  share,
});

/** Invented shops, three a region. */
export const SHOPS: readonly Shop[] = [
  shop('north-west', 'neva-arcade', 'Салон «Невский пассаж»', 'Neva Arcade', 0.44),
  shop('north-west', 'lakeside', 'Салон на Озёрной', 'Ozyornaya Street', 0.31),
  shop('north-west', 'old-pier', 'Салон «Старый причал»', 'Old Pier', 0.25),
  shop('centre', 'lime-alley', 'Салон «Липовая аллея»', 'Lime Alley', 0.48),
  shop('centre', 'clock-tower', 'Салон «Под часами»', 'Clock Tower', 0.28),
  shop('centre', 'bread-square', 'Салон на Хлебной площади', 'Bread Square', 0.24),
  shop('volga', 'river-port', 'Салон «Речной порт»', 'River Port', 0.4),
  shop('volga', 'sail', 'Салон «Парус»', 'The Sail', 0.34),
  shop('volga', 'apple-market', 'Салон «Яблочный рынок»', 'Apple Market', 0.26),
  shop('south', 'sunny', 'Салон «Солнечный»', 'Sunny Side', 0.42),
  shop('south', 'chestnut', 'Салон на Каштановой', 'Chestnut Street', 0.33),
  shop('south', 'steppe', 'Салон «Степной»', 'Steppe House', 0.25),
  shop('urals', 'malachite', 'Салон «Малахит»', 'Malachite', 0.41),
  shop('urals', 'foundry', 'Салон «Литейный двор»', 'Foundry Yard', 0.34),
  shop('urals', 'pine-hill', 'Салон на Сосновой горке', 'Pine Hill', 0.25),
  shop('siberia', 'cedar', 'Салон «Кедр»', 'The Cedar', 0.39),
  shop('siberia', 'akadem', 'Салон «Академический»', 'Academy Row', 0.36),
  shop('siberia', 'frost', 'Салон «Иней»', 'Hoarfrost', 0.25),
  shop('harbour-coast', 'lighthouse', 'Салон «Маяк»', 'Lighthouse Quay', 0.4),
  shop('harbour-coast', 'rope-walk', 'Салон «Канатный двор»', 'Rope Walk', 0.33),
  shop('harbour-coast', 'fish-market', 'Салон «Рыбный рынок»', 'Fish Market Lane', 0.27),
  shop('highmoor', 'mill-lane', 'Салон на Мельничной', 'Mill Lane', 0.38),
  shop('highmoor', 'three-stones', 'Салон «Три камня»', 'Three Stones', 0.34),
  shop('highmoor', 'station-road', 'Салон на Вокзальной', 'Station Road', 0.28),
];
