/** The collection that a gallery shows. */
export interface Within {
  readonly id: string
  readonly name: string
  /** What was put in by hand can be taken out; what a search finds cannot. */
  readonly takeOut: ((ids: readonly string[]) => Promise<unknown>) | undefined
  /** Of one's own. */
  readonly setCover: ((imageId: string) => Promise<unknown>) | undefined
}
