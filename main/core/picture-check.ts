/** A picture that an Adobe file names by its path. */
export interface NamedPicture {
  /** The Adobe file, relative to the order folder. */
  readonly file: string;
  /** Counted from 1, the header aside. */
  readonly row: number;
  readonly header: string;
  /** As the Adobe workstation sees it. */
  readonly path: string;
}

/** A picture that the Adobe workstation would not find. */
export interface LostPicture extends NamedPicture {
  /** The same path on this computer. */
  readonly here: string;
  /** `elsewhere`: the paths of the Adobe workstation, as they are set now, do not lead to where it says. */
  readonly why: 'missing' | 'elsewhere';
}

/** Whether every picture that the Adobe files of an order name is there. */
export interface PictureCheck {
  /** Absolute path of the order folder. */
  readonly folder: string;
  readonly adobeFiles: number;
  /** Pictures that are named, each once. */
  readonly pictures: number;
  readonly lost: readonly LostPicture[];
  /** UTC ISO instant. */
  readonly at: string;
}

/** What is found out about how the Adobe workstation would see the orders folder. */
export interface PathMappingTrial {
  /** Orders lie under the path here, so that their pictures are named by the path there. */
  readonly isInEffect: boolean;
  /**
   * What this computer sees under the path there: the same orders folder, another folder, nothing; `unknown` when it is
   * a path of another system.
   */
  readonly there: 'same' | 'other' | 'nothing' | 'unknown';
  /** The newest published order, if there is one: whether its pictures are where its Adobe files say. */
  readonly newestOrder: { readonly id: number; readonly dealership: string; readonly check: PictureCheck } | null;
}
