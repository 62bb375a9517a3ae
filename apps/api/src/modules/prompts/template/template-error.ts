/** Where in a template: a character of the prompt, or an entry of a wildcard. Both are counted from 1. */
export interface Place {
  readonly column: number
  readonly wildcard?: string | undefined
  readonly entry?: number | undefined
}

export type TemplateFault = 'malformed' | 'cycle' | 'too_complex' | 'too_long' | 'unknown_wildcard' | 'unknown_variable'

/** The one error that templates throw. Its sentence is for whoever wrote the template. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
  readonly fault: TemplateFault
  readonly place: Place | undefined
  /** Wildcards that there are not; a hundred at most. */
  readonly missing: readonly string[]

  constructor(fault: TemplateFault, sentence: string, place?: Place, missing: readonly string[] = []) {
    super(place ? `${sentence} (${described(place)})` : sentence)
    this.fault = fault
    this.place = place
    this.missing = missing
  }
}

const described = ({ column, wildcard, entry }: Place) =>
  wildcard === undefined ? `character ${column}` : `entry ${entry} of __${wildcard}__, character ${column}`
