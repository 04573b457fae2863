/** What is used of dcmjs, which brings no types. */
declare module 'dcmjs' {
  /** Attributes by keyword; values as DICOM's JSON model has them. */
  export type NaturalDataset = Readonly<Record<string, unknown>>;
  interface DicomDict {
    dict: unknown;
    write(): ArrayBuffer;
  }
  const dcmjs: {
    readonly data: {
      readonly DicomDict: new (meta: unknown) => DicomDict;
      readonly DicomMetaDictionary: {
        denaturalizeDataset(dataset: NaturalDataset): unknown;
      };
    };
  };
  export default dcmjs;
}
