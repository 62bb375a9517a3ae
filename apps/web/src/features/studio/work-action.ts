/** What can be asked for with a generation among the results. */
export type WorkAction = 'cancel' | 'retry' | 'remix' | 'vary' | 'chooseModel' | 'dismiss'
