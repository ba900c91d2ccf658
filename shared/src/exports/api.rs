//! Rows of the endpoint table for exports.

use serde::{Deserialize, Serialize};

use crate::endpoints;
use crate::kernel::{Bytes, Checked};
use crate::study::api::InStudy;

/// What goes into an ODM export: query parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OdmOptions {
    /// With the audit record of every data point.
    #[serde(default)]
    pub audit: bool,
    /// The design alone.
    #[serde(default)]
    pub design_only: bool,
}
impl Checked for OdmOptions {}

/// What goes into a CSV export: query parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CsvOptions {}
impl Checked for CsvOptions {}

endpoints! { "exports";
    /// The study as CDISC ODM 1.3.2: design and the data in reach.
    ExportOdm = Get "/studies/{study}/export/odm" needs ExportRun, download : InStudy, OdmOptions => Bytes;
    /// The data in reach as a zip of CSV files, one for each item group.
    ExportCsv = Get "/studies/{study}/export/csv" needs ExportRun, download : InStudy, CsvOptions => Bytes;
}
