import { classOf, MARKS, RUNS, SEPARATORS, SYMBOLS } from './code-points.ts'
import { LONGEST_WORD, SPELT } from './search-text.ts'

const escaped = (ranges: string) =>
  classOf(ranges, hex => (hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`))

const ofLength = (length: number) => Object.entries(SPELT).filter(([, spelt]) => spelt.length === length)

/** `replace(replace(text, 'ß', 'ss'), ...)`, and all single letters at once. */
const speltOtherwise = (text: string) =>
  ofLength(2).reduce(
    (inner, [letter, spelt]) => `replace(${inner}, '${letter}', '${spelt}')`,
    `translate(${text}, '${ofLength(1)
      .map(([letter]) => letter)
      .join('')}', '${ofLength(1)
      .map(([, spelt]) => spelt)
      .join('')}')`,
  )

/**
 * What `searchWords` does, for PostgreSQL: what the migration `search_words` makes of it. A string of lexemes with their
 * places is cast, so that none of PostgreSQL's own rules for words apply.
 */
export const IN_POSTGRES = `
CREATE FUNCTION image_search_folded(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
  SELECT normalize(${speltOtherwise(`lower(regexp_replace(normalize($1, NFKD), '[${escaped(MARKS)}]+', '', 'g') %s)`)}, NFC)
$body$;
CREATE FUNCTION image_search_pairs(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
  SELECT CASE WHEN $1 ~ '[${escaped(RUNS)}]' THEN (
    SELECT string_agg(CASE WHEN letter ~ '[${escaped(RUNS)}]'
      THEN ' ' || letter || CASE WHEN following ~ '[${escaped(RUNS)}]' THEN following ELSE '' END || ' '
      ELSE letter END, '' ORDER BY at)
    FROM (SELECT letter, at, lead(letter) OVER (ORDER BY at) AS following
      FROM regexp_split_to_table($1, '') WITH ORDINALITY AS letters (letter, at)) AS pairs
  ) ELSE $1 END
$body$;
CREATE FUNCTION image_search_blanked(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
  SELECT CASE WHEN $1 ~ '^[\\u0001-\\u007F]*$' THEN regexp_replace(lower($1 COLLATE "C"), '[^a-z0-9]+', ' ', 'g')
  ELSE regexp_replace(regexp_replace(image_search_pairs(image_search_folded($1)),
    '[${escaped(SYMBOLS)}]', ' \\& ', 'g'), '[${escaped(SEPARATORS)}]+', ' ', 'g') END
$body$;
CREATE FUNCTION image_search_vector(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
  SELECT coalesce(string_agg('''' || left(word, ${LONGEST_WORD}) || ''':' || least(at, 16383), ' ' ORDER BY at), '')::tsvector
  FROM unnest(string_to_array(trim(regexp_replace(image_search_blanked($1), ' +', ' ', 'g')), ' ')) WITH ORDINALITY AS words (word, at)
  WHERE word <> ''
$body$;`
