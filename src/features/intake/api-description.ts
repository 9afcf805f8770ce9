// The API as it introduces itself, and the two documents that everything is about.
import type { ApiDescription } from '../../platform/http/api-description';
import { schemaOf } from '../../platform/http/fields/field-schema';
import { ENGINE_VERSION } from '../../screening/screen';
import { describeEvents } from '../webhooks/events/event-schemas';
import { ASSESSMENT_SCHEMA } from './assessment.schema';
import { TradeRequestDto } from './trade-request.dto';

export const API_DESCRIPTION: ApiDescription = {
  title: 'TrueBearing',
  summary:
    'Screens trade requests for sanctions circumvention: where is this shipment really going, and may it go there?',
  version: ENGINE_VERSION,
  schemas: { TradeRequest: schemaOf(TradeRequestDto), Assessment: ASSESSMENT_SCHEMA },
  webhooks: describeEvents(),
};
