// Transport papers by the marks in their numbers, and the modes that each belongs to.
import type { TransportMode } from '../trade-request';

interface PaperKind {
  paper: string;
  mark: RegExp;
  modes: ReadonlySet<TransportMode>;
}

/** Marks are whole words at any place of a short text; every pattern runs once over it. */
const KINDS: readonly PaperKind[] = [
  { paper: 'road consignment note (CMR)', mark: /(?:^|[^\p{L}])(?:CMR|ЦМР|TIR)(?=$|[^\p{L}])/iu, modes: modes('road') },
  {
    paper: 'rail consignment note (SMGS, CIM)',
    mark: /(?:^|[^\p{L}])(?:SMGS|СМГС|CIM|ЦИМ)(?=$|[^\p{L}])/iu,
    modes: modes('rail'),
  },
  {
    paper: 'air waybill',
    mark: /(?:^|[^\p{L}])(?:AWB|HAWB|MAWB|авианакладная)(?=$|[^\p{L}])|^\d{3}[- ]\d{8}$/iu,
    modes: modes('air', 'post'),
  },
  {
    paper: 'bill of lading',
    mark: /(?:^|[^\p{L}])(?:B\/L|BL|BOL|коносамент|bill of lading|konşimento)(?=$|[^\p{L}])/iu,
    modes: modes('sea', 'inland_water'),
  },
];

/** Several legs carry several papers, and a sea freight is brought to the port by lorry. */
function modes(...named: TransportMode[]): ReadonlySet<TransportMode> {
  return new Set<TransportMode>([...named, 'multimodal']);
}

export interface MisfitPaper {
  field: string;
  value: string;
  paper: string;
}

const LONGEST = 200;

/** Papers that name another mode and none of the declared one; a text without any mark says nothing. */
export function findMisfitPapers(
  mode: TransportMode,
  texts: readonly (readonly [field: string, text: string | undefined])[],
): MisfitPaper[] {
  const found: MisfitPaper[] = [];
  for (const [field, text] of texts) {
    if (text === undefined || text.length > LONGEST) continue;
    const named = KINDS.filter(({ mark }) => mark.test(text.trim()));
    const [first] = named;
    if (first && !named.some(({ modes: fitting }) => fitting.has(mode)))
      found.push({ field, value: text, paper: first.paper });
  }
  return found;
}
