import { comparable } from '../plainText';

/** What a column of a work-list can hold. */
export type WorkListColumn =
  | 'pseudonym'
  | 'name'
  | 'patientId'
  | 'birthDate'
  | 'accessionNumber'
  | 'plannedAt'
  | 'indication'
  | 'papillaType'
  | 'diverticulum'
  | 'nativePapilla'
  | 'priorSphincterotomy'
  | 'antibiotics'
  | 'nsaid'
  | 'sedation'
  | 'scope'
  | 'processor'
  | 'supervisor'
  | 'trainee'
  | 'note';

/** Headings in English and Korean; listed in `docs/exports.md`. Case, spaces and punctuation do not count. */
export const headingsOf: Readonly<Record<WorkListColumn, readonly string[]>> = {
  pseudonym: ['Pseudonym', 'Case name', 'Case', '가명', '증례명', '증례'],
  name: ['Name', 'Patient name', 'Patient', '환자명', '환자 이름', '환자', '성명', '이름'],
  patientId: [
    ...['Patient ID', 'Hospital number', 'MRN', 'Patient number', 'ID'],
    ...['등록번호', '환자번호', '병록번호', '차트번호'],
  ],
  birthDate: ['Date of birth', 'Birth date', 'DOB', '생년월일'],
  accessionNumber: [
    'Accession number',
    'Accession',
    'Order number',
    '접수번호',
    '오더번호',
    '처방번호',
  ],
  plannedAt: [
    ...['Planned', 'Planned at', 'Scheduled', 'Scheduled at', 'Date', 'Appointment'],
    ...['예정일', '예정일시', '예약일', '예약일시', '검사일', '검사일시', '시술일'],
  ],
  indication: ['Indication', 'Diagnosis', 'Reason', '적응증', '진단', '진단명', '검사 사유'],
  papillaType: ['Papilla type', 'Papilla', '유두 유형', '유두 형태'],
  diverticulum: ['Diverticulum', '게실'],
  nativePapilla: ['Native papilla', '자연 유두', '미처치 유두'],
  priorSphincterotomy: ['Prior sphincterotomy', 'Prior EST', '이전 유두괄약근절개술', '이전 EST'],
  antibiotics: ['Antibiotics', 'Antibiotic prophylaxis', '항생제', '예방적 항생제'],
  nsaid: ['NSAID', 'NSAID prophylaxis', '예방적 NSAID'],
  sedation: ['Sedation', '진정'],
  scope: ['Scope', 'Duodenoscope', '내시경', '십이지장경'],
  processor: ['Processor', '프로세서'],
  supervisor: [
    'Supervisor',
    'Endoscopist',
    'Operator',
    '시술자',
    '지도의',
    '지도 전문의',
    '시술의',
  ],
  trainee: ['Trainee', 'Fellow', '수련의', '전임의'],
  note: ['Note', 'Notes', 'Remarks', 'Comment', '비고', '메모', '참고'],
};

const columnOfHeading: ReadonlyMap<string, WorkListColumn> = new Map(
  (Object.keys(headingsOf) as WorkListColumn[]).flatMap((column) =>
    headingsOf[column].map((heading) => [comparable(heading), column] as const),
  ),
);

/** What a heading announces; null where it is not known. */
export function columnNamed(heading: string): WorkListColumn | null {
  return columnOfHeading.get(comparable(heading)) ?? null;
}
