// Codes of the United States' states as they stand behind towns (`Houston, TX`); many of them are codes of countries too.

export const US_STATES: ReadonlySet<string> = new Set(
  (
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA ' +
    'WA WV WI WY DC'
  ).split(' '),
);

/** Folded names of the states; where one is a country's too (Georgia) the town decides. */
export const US_STATE_NAMES: ReadonlySet<string> = new Set(
  (
    'alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,' +
    'kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,' +
    'new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,' +
    'south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming'
  ).split(','),
);

/** Folded names of American towns whose namesakes abroad are better known: behind them a state's code is never a country's. */
export const US_NAMESAKES: ReadonlySet<string> = new Set(
  (
    'moscow,st petersburg,st. petersburg,saint petersburg,petersburg,odessa,birmingham,paris,athens,rome,berlin,warsaw,dublin,cambridge,' +
    'manchester,naples,venice,milan,vienna,geneva,lisbon,toledo,cordova,valencia,lima,cairo,memphis,alexandria,sebastopol,kiev,minsk'
  ).split(','),
);
