/** Where in a template: a character of the prompt, or an entry of a wildcard. Both are counted from 1. */
export interface Place {
  readonly column: number
  readonly wildcard?: string | undefined
  readonly entry?: number | undefined
}

export type TemplateFault = 'malformed' | 'cycle' | 'too_complex' | 'too_long'

/** The one error that templates throw. Its sentence is for whoever wrote the template. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
  readonly fault: TemplateFault
  readonly place: Place | undefined

  constructor(fault: TemplateFault, sentence: string, place?: Place) {
    super(place ? `${sentence} (${described(place)})` : sentence)
    this.fault = fault
    this.place = place
  }
}

const described = ({ column, wildcard, entry }: Place) =>
  wildcard === undefined ? `character ${column}` : `entry ${entry} of __${wildcard}__, character ${column}`
