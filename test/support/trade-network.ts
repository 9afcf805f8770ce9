// The shipped network of roads and sea lanes, for specs of the corridor.
import * as path from 'node:path';
import { readReferenceFiles } from '../../src/features/rulesets/reference-files';
import { TradeNetwork } from '../../src/screening/corridor/trade-network';

/** Built from data/ as the service builds it. */
export function shippedNetwork(): TradeNetwork {
  const { networkNodes, networkLinks } = readReferenceFiles(path.resolve(__dirname, '..', '..', 'data')).tables;
  return new TradeNetwork(networkNodes, networkLinks);
}
