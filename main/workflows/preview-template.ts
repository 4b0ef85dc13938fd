import { findBuiltInTemplate } from '../core/built-in-templates.ts';
import { checkTemplate } from '../core/check-template.ts';
import type { Dealership } from '../core/dealership.ts';
import { nameOrderFolder } from '../core/order-folder-name.ts';
import { isAscii, planAdobeTexts } from '../core/order-folder-plan.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import type { Template, TemplateIssue, TemplateLayout } from '../core/template.ts';
import type { TemplatePreview } from '../core/template-record.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { findDealership } from '../database/dealerships.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import { findStoredTemplate } from '../database/templates.ts';
import { fillDealership, toOrderVehicle } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { findDestination, findPathMapping } from './find-destination.ts';
import { formatLocalDate, formatLocalStamp } from './local-time.ts';

/** Vehicles that a preview shows at most: more than an ordinary order has, and little enough to show while typing. */
const MOST_VEHICLES = 500;

export interface PreviewTemplateInput {
  /** The template that is being edited, if it was saved before. */
  readonly id?: number;
  readonly name: string;
  readonly layout: TemplateLayout;
  /** By name or alias. */
  readonly dealership: string;
}

/**
 * Lays real vehicles of a dealership out by a template that need not be saved, with the code that publishing uses: its
 * next CAO order, or what is on its lot when there is nothing new. Nothing is written. Problem: `unknown-dealership`.
 */
export function previewTemplate(context: WorkflowContext, input: PreviewTemplateInput): TemplatePreview {
  const dealership = fillDealership(context.reader, findDealership(context.reader, input.dealership));
  const issues = isBuiltIn(input) ? [] : [...checkTemplate(input.name, input.layout), ...findTakenName(context, input)];
  const { source, vehicles } = findVehicles(context, dealership);
  if (issues.length > 0) return { issues, files: [], source, vehicles: vehicles.length, advice: [] };
  const template: Template = { name: input.name.trim(), version: null, layout: input.layout };
  const root = findDestination(context, dealership.output);
  const texts = planAdobeTexts({
    root,
    folderName: nameOrderFolder(dealership.name, 'cao', formatLocalStamp(context.now()), () => false),
    draft: { dealership: dealership.name, vehicles: vehicles.map(toOrderVehicle) },
    output: dealership.output,
    templates: { new: template, used: template },
    pathMapping: findPathMapping(context.reader, root),
  });
  const files = texts.map(({ path, text, encoding }) => ({ fileName: path.replace(/^adobe\//, ''), text, encoding }));
  const isWide = files.some(({ text, encoding }) => encoding === 'utf8' && !isAscii(text));
  return { issues, files, source, vehicles: vehicles.length, advice: isWide ? adviseOnText(input.layout) : [] };
}

/** A built-in layout under its own name cannot be saved, but looked at. */
function isBuiltIn({ name, layout }: PreviewTemplateInput): boolean {
  return JSON.stringify(findBuiltInTemplate(name)?.layout) === JSON.stringify(layout);
}

function findVehicles(context: WorkflowContext, dealership: Dealership) {
  const inventory = readCaoInventory(context.reader, dealership);
  const today = { asOf: formatLocalDate(context.now()), offLot: readOffLotKeys(context.reader) };
  const next = selectCaoVehicles(inventory, dealership.rules, today).vehicles;
  const vehicles = (next.length > 0 ? next : inventory).slice(0, MOST_VEHICLES);
  const source = next.length > 0 ? 'next-order' : vehicles.length > 0 ? 'inventory' : 'nothing';
  return { source, vehicles } as const;
}

function findTakenName(context: WorkflowContext, { id, name }: PreviewTemplateInput): readonly TemplateIssue[] {
  const owner = findStoredTemplate(context.reader, name);
  if (!owner || owner.id === id) return [];
  return [{ column: null, field: 'name', message: `There is a template called "${owner.name}" already.` }];
}

function adviseOnText({ format }: TemplateLayout): readonly string[] {
  if (format !== 'indesign-csv') return [];
  return [
    'These vehicles have characters that InDesign does not read from a CSV. The same table is written beside it as InDesign text; choose that form to have it alone.',
  ];
}
