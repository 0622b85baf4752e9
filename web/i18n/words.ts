// Every text of the pages that is not in `texts/`: the shape that each language fills. Types only.

/** A missing text is a type error, so no language can lag behind. */
export interface Words {
  readonly product: string;
  readonly languageName: string;
  readonly skipToContent: string;
  readonly testBanner: string;
  readonly demoBanner: (date: string) => string;
  readonly zone: string;
  readonly menu: {
    readonly label: string;
    readonly tasks: string;
    readonly cycles: string;
    readonly mails: string;
    readonly signOut: string;
    readonly signedInAs: (name: string) => string;
    readonly language: string;
  };
  readonly footer: { readonly accessibility: string; readonly privacy: string };
  readonly signIn: {
    readonly title: string;
    readonly lead: string;
    readonly email: string;
    readonly emailHelp: string;
    readonly emailMissing: string;
    readonly send: string;
    readonly sentTitle: string;
    readonly sent: (minutes: number) => string;
    readonly useTitle: string;
    readonly useLead: string;
    readonly use: string;
    readonly gone: string;
    readonly goneLead: string;
    readonly askAgain: string;
    readonly tooMany: string;
    readonly first: string;
    readonly mailSubject: string;
    readonly mailBody: (link: string, minutes: number) => string;
  };
  readonly tasks: {
    readonly title: string;
    readonly count: (count: number) => string;
    readonly none: string;
    readonly nextComes: (what: string, date: string) => string;
    readonly deliver: string;
    readonly approve: string;
    readonly accept: string;
    readonly record: string;
    readonly overdue: string;
    readonly optional: string;
    readonly due: (date: string) => string;
    readonly was: (date: string) => string;
    readonly moved: (nominal: string) => string;
    readonly correct: string;
    readonly open: string;
    readonly recent: string;
  };
  readonly cycles: {
    readonly title: string;
    readonly none: string;
    readonly filterOpen: string;
    readonly caption: string;
    readonly name: string;
    readonly status: string;
    readonly next: string;
    readonly waits: string;
    readonly statuses: Readonly<Record<string, string>>;
  };
  readonly cycle: {
    readonly year: string;
    readonly wheel: string;
    readonly wheelOf: (year: number) => string;
    readonly asList: string;
    readonly today: string;
    readonly done: string;
    readonly deadline: string;
    readonly why: string;
    readonly partnerships: string;
    readonly party: string;
    readonly stage: string;
    readonly next: string;
    readonly nothing: string;
    readonly grant: string;
    readonly history: string;
    readonly forum: string;
    readonly recommendation: string;
    readonly noRecommendation: string;
    readonly revision: (revision: number) => string;
    readonly amount: string;
    readonly sum: string;
    readonly outcome: string;
    readonly outcomes: Readonly<Record<string, string>>;
    readonly note: string;
    readonly noteHelp: string;
    readonly recordOutcome: string;
    readonly recorded: (outcome: string, date: string) => string;
    readonly chooseOutcome: string;
  };
  readonly partnership: {
    readonly steps: string;
    readonly step: string;
    readonly whose: string;
    readonly deadline: string;
    readonly state: string;
    readonly documents: string;
    readonly noDocuments: string;
    readonly approvals: string;
    readonly history: string;
    readonly waitsFor: (who: string) => string;
    readonly states: Readonly<Record<string, string>>;
    readonly open: string;
    readonly late: string;
  };
  readonly form: {
    readonly required: string;
    readonly optional: string;
    readonly words: (count: number) => string;
    readonly amountHelp: string;
    readonly amountsHelp: string;
    readonly goalsHelp: string;
    readonly dateHelp: string;
    readonly choose: string;
    readonly saveDraft: string;
    readonly saved: (when: string) => string;
    readonly review: string;
    readonly reviewTitle: string;
    readonly reviewLead: string;
    readonly send: string;
    readonly back: string;
    readonly noNeed: string;
    readonly noNeedHelp: string;
    readonly sentTitle: string;
    readonly sent: (step: string, revision: number) => string;
    readonly approveTitle: string;
    readonly approve: (revision: number) => string;
    readonly approved: string;
    readonly returnTitle: string;
    readonly reason: string;
    readonly reasonMissing: string;
    readonly return: string;
    readonly errors: string;
    readonly fieldMissing: (label: string) => string;
    readonly notAmount: (label: string) => string;
    readonly notDate: (label: string) => string;
    readonly notNumber: (label: string) => string;
    readonly notChoice: (label: string) => string;
    readonly conflictTitle: string;
    readonly conflictLead: string;
    readonly theirs: string;
    readonly yours: string;
    readonly empty: string;
    readonly refused: string;
    readonly filledIn: string;
  };
  readonly mails: {
    readonly title: string;
    readonly none: string;
    readonly date: string;
    readonly to: string;
    readonly subject: string;
    readonly state: string;
    readonly states: Readonly<Record<string, string>>;
    readonly older: string;
    readonly reply: string;
    readonly gone: string;
  };
  readonly pages: {
    readonly accessibilityTitle: string;
    readonly accessibility: readonly string[];
    readonly privacyTitle: string;
    readonly privacy: readonly string[];
  };
  readonly errors: Readonly<
    Record<'403' | '404' | '409' | '429' | '500' | '503', { readonly title: string; readonly lead: string }>
  > & { readonly toTasks: string };
  /** What became of something, by the type of a journal entry. An unknown type is shown by its own name. */
  readonly happened: Readonly<Record<string, string>>;
}
