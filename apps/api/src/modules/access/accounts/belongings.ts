/** What becomes of the things of somebody who leaves. The modules that have things do it; each may be done again. */
export interface Belongings {
  readonly handOver: (from: string, to: string) => Promise<void>
  readonly remove: (ownerId: string) => Promise<void>
}
