// The map of a stored trade request from outside: a sealed drawing, of one's own requests only, once they are screened.
import { allElements, parseSvg } from '../support/parse-svg';
import { startTestService, type TestService } from '../support/test-service';

const ROUTE = '/v1/trade-requests';
const request = {
  reference: 'MAP <script>alert(1)</script>',
  requestedAt: '2026-03-01',
  goods: [{ description: 'Deep groove ball bearings 6205-2RS', hsCode: '8482.10.10' }],
  route: {
    dispatchCountry: 'DE',
    destinationCountry: 'KZ',
    places: ['Hamburg', 'Aktau', 'Almaty', '<script>alert(2)</script>', 'Oral', 'Syrym'],
    mode: 'road',
  },
};

async function submit(service: TestService, prefer: string): Promise<string> {
  const response = await service.call('POST', ROUTE, { body: request, headers: { prefer } });
  return ((await response.json()) as { id: string }).id;
}

describe('the map of a trade request', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('is an SVG that may do nothing', async () => {
    const id = await submit(service, 'wait=20');
    const response = await service.call('GET', `${ROUTE}/${id}/map.svg`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const elements = allElements(parseSvg(await response.text()));
    const texts = elements.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['By Kazakhstan to Russia', 'Declared: Kazakhstan', 'Likely: Russia']),
    );
    expect(texts.join('\n')).toContain('Not read as a place, not on the map: 4 “<script>alert(2)</script>”');
    expect(elements.map(({ name }) => name)).not.toContain('script');
  });

  it.each(['01890000-0000-7000-8000-000000000000', 'nonsense'])('is not there for %s', async (id) => {
    const response = await service.call('GET', `${ROUTE}/${id}/map.svg`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  });

  it('needs a key and takes no parameters', async () => {
    const id = await submit(service, 'wait=20');
    expect((await fetch(`${service.url}${ROUTE}/${id}/map.svg`)).status).toBe(401);
    expect((await service.call('GET', `${ROUTE}/${id}/map.svg?size=1`)).status).toBe(400);
  });
});

it('is refused as long as nobody has screened the request', async () => {
  const service = await startTestService({ env: { TRUEBEARING_ROLES: 'api' } });
  try {
    const id = await submit(service, 'wait=0');
    const response = await service.call('GET', `${ROUTE}/${id}/map.svg`);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'not_screened', status: 409 });
  } finally {
    await service.stop();
  }
});
