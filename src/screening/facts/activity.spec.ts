// Who trades and who uses, in the words people give for their business.
import * as path from 'node:path';
import { readReferenceFiles, toReferenceRows } from '../../features/rulesets/reference-files';
import { ActivityReader } from './activity';

const reader = new ActivityReader(
  toReferenceRows(readReferenceFiles(path.resolve(__dirname, '..', '..', '..', 'data'))).activities,
);

describe('ActivityReader', () => {
  it.each([
    'wholesale of machinery',
    'general trading',
    'оптовая торговля промышленным оборудованием',
    'продажа дронов',
    'toptan ticaret',
    'Großhandel mit Ersatzteilen',
    'commercio all’ingrosso',
    'sprzedaż hurtowa',
    'didmeninė prekyba',
    '电子产品销售',
    'көтерме сауда',
    'ulgurji savdo',
    'freight forwarding and storage',
  ])('%s is a trader', (text) => expect(reader.read(text)?.isTrader).toBe(true));

  it.each([
    'mining of copper ore',
    'добыча железной руды',
    'производство цемента',
    'scheduled air transport and aircraft maintenance',
    'araç aksı üretimi',
    'higher education',
    'ремонт грузовых вагонов',
    'мукомольное производство',
    'услуги сотовой связи',
    'фосфорит өндіру',
    '铜冶炼',
    'Herstellung von Getrieben',
    'wydobycie węgla',
    'trikotaj ishlab chiqarish',
  ])('%s uses what it buys', (text) =>
    expect(reader.read(text)).toMatchObject({ isTrader: false, isUser: true, isForwarder: false }),
  );

  it.each([
    'import of cosmetics',
    'language courses',
    'мебель',
    'construction materials, cement and tiles',
    'оптовая торговля лекарствами',
    'салон красоты',
  ])('%s has no use for technical goods', (text) => expect(reader.read(text)?.isConsumerBusiness).toBe(true));

  it('tells carriers of the air from forwarders', () => {
    expect(reader.read('авиаперевозки')).toMatchObject({ isAviation: true, isForwarder: false });
    expect(reader.read('экспедирование грузов')).toMatchObject({ isForwarder: true, isTrader: true });
  });

  it('does not call a trader in ores a processor', () => {
    expect(reader.read('wholesale of rare metals, smelting products')).toMatchObject({
      isTrader: true,
      isProcessor: false,
    });
    expect(reader.read('rare earth separation')?.isProcessor).toBe(true);
  });

  it('knows nothing of absent and meaningless texts', () => {
    expect(reader.read(undefined)).toBeUndefined();
    expect(reader.read('xyz qqq')).toBeUndefined();
    expect(reader.read('')).toBeUndefined();
  });
});
