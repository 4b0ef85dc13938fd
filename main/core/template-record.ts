import type { TemplateIssue, TemplateLayout } from './template.ts';
import type { TemplateToken } from './template-tokens.ts';

/** A template as a list shows it. */
export interface TemplateSummary {
  /** `null` for a built-in layout, which can only be copied. */
  readonly id: number | null;
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  readonly version: number | null;
  readonly layout: TemplateLayout;
  /** The dealerships that use it, by name. */
  readonly usedBy: readonly string[];
}

/** One saved state of a template. */
export interface TemplateVersion {
  readonly version: number;
  /** The name at the time. */
  readonly name: string;
  readonly layout: TemplateLayout;
  /** UTC ISO instant. */
  readonly savedAt: string;
  /** The older version whose layout it took over, or `null`. */
  readonly restoredFrom: number | null;
}

/** A template opened, with its past. */
export interface TemplateDetail extends TemplateSummary {
  /** The newest first; none for a built-in layout. */
  readonly versions: readonly TemplateVersion[];
}

/** What there is to make templates of. */
export interface TemplateCatalogue {
  readonly templates: readonly TemplateSummary[];
  readonly tokens: readonly TemplateToken[];
}

/** Files that a template would make, exactly as they would be written. */
export interface TemplatePreview {
  /** What keeps it from being saved; with any, there are no files. */
  readonly issues: readonly TemplateIssue[];
  readonly files: readonly {
    readonly fileName: string;
    readonly text: string;
    readonly encoding: 'utf8' | 'utf16le';
  }[];
  /** Where the vehicles come from. */
  readonly source: 'next-order' | 'inventory' | 'nothing';
  readonly vehicles: number;
  /** Something worth knowing that does not keep it from being saved. */
  readonly advice: readonly string[];
}
