// A party that is looked for on the lists, with the limits of every field.
import { Field } from '../../platform/http/fields/field';
import { text } from '../../platform/http/fields/field-kind';
import { nameKind, numberWithin } from './match-fields';

export const DEFAULT_LIMIT = 10;

export class MatchQueryDto {
  @Field(
    text({
      max: 1000,
      pattern: { matches: /\S/u, code: 'blank', detail: 'must not be blank' },
      description: 'In any script and spelling',
    }),
    { required: true },
  )
  name: string;
  @Field(text({ max: 100, description: 'ISO 3166-1 alpha-2, or the name in English, Russian or Kazakh' }))
  country?: string;
  @Field(text({ max: 100, description: 'BIN, INN, OGRN, IMO, LEI or another number of a register' }))
  registrationNumber?: string;
  @Field(nameKind()) type?: string;
  @Field(text({ max: 1000 })) address?: string;
  @Field(
    numberWithin({
      min: 1,
      max: 50,
      whole: true,
      description: `Candidates at most, ${DEFAULT_LIMIT} where it is left out`,
    }),
  )
  limit?: number;
  @Field(
    numberWithin({
      min: 0.5,
      max: 1,
      description: 'Least score of a name; left out: the one from which names are called the same',
    }),
  )
  threshold?: number;
}
