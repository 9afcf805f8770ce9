// Transport papers are known by their marks, and only a paper of another mode is a misfit.
import { findMisfitPapers } from './transport-papers';

const misfit = (mode: Parameters<typeof findMisfitPapers>[0], text: string): string[] =>
  findMisfitPapers(mode, [['route.carrierReference', text]]).map(({ paper }) => paper);

describe('findMisfitPapers', () => {
  it.each([
    ['road', 'AWB 020-12345675', 'air waybill'],
    ['road', '020-12345675', 'air waybill'],
    ['rail', 'CMR № 1204', 'road consignment note (CMR)'],
    ['sea', 'СМГС 31245577', 'rail consignment note (SMGS, CIM)'],
    ['air', 'B/L MEDU1234567', 'bill of lading'],
  ] as const)('by %s, %s is a misfit', (mode, text, paper) => {
    expect(misfit(mode, text)).toEqual([paper]);
  });

  it.each([
    ['road', 'CMR 1204'],
    ['rail', 'SMGS 31245577'],
    ['rail', 'CIM/SMGS 1'],
    ['air', '020-12345675'],
    ['multimodal', 'B/L MEDU1234567'],
    ['sea', 'MEDU1234567'],
    ['road', 'truck 123 ABL 02'],
    ['road', 'CMR 12 / AWB 020-12345675'],
    ['road', 'BLUE LINE 4'],
  ] as const)('by %s, %s fits or says nothing', (mode, text) => {
    expect(misfit(mode, text)).toEqual([]);
  });

  it('leaves absent and endless texts alone', () => {
    expect(findMisfitPapers('road', [['route.carrierReference', undefined]])).toEqual([]);
    expect(misfit('road', 'AWB '.repeat(100))).toEqual([]);
  });
});
