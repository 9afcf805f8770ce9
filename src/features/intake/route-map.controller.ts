// The map of a stored trade request: where its stops lie and where it was judged to lead.
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { AppError } from '../../platform/errors/errors';
import { refuseParameters } from '../../platform/http/validation';
import { isId } from '../../platform/ids/ids';
import { CurrentPrincipal, type Principal } from '../auth/principal';
import { mapOfRequest } from '../route-map/map-of-request';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import { DescribeMap } from './intake.description';
import { TradeRequestsRepository } from './trade-requests.repository';

/** The drawing holds words from outside: opened by itself it may neither run nor load anything, whatever a reader of SVG makes of it. */
const SEALED = "default-src 'none'; sandbox";

@Controller('v1/trade-requests')
export class RouteMapController {
  constructor(
    private readonly repository: TradeRequestsRepository,
    private readonly kits: ScreeningKitHolder,
  ) {}

  @Get(':id/map.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Header('content-security-policy', SEALED)
  @DescribeMap()
  async map(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<string> {
    refuseParameters(query);
    const found = isId(id) ? await this.repository.find(tenantId, id) : undefined;
    if (!found) throw new AppError('not_found', `There is no trade request ${JSON.stringify(id)}.`);
    const newest = found.assessments.find(({ revision }) => revision === found.revision);
    if (!newest) {
      throw new AppError(
        'conflict',
        'The newest revision of this trade request is not screened yet: there is no map.',
        {
          code: 'not_screened',
        },
      );
    }
    return mapOfRequest(found.request, this.kits.current().reference, newest.document.corridor);
  }
}
