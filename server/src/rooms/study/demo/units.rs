//! The units of CARDIA-2, by their UCUM symbols.

use shared::forms::Unit;
use shared::forms::build::unit;

macro_rules! units {
    ($( $name:ident = $oid:literal $symbol:literal $long:literal; )*) => { $(
        pub fn $name() -> Unit { Unit { name: $long.to_owned(), ..unit($oid, $symbol) } }
    )* };
}

units! {
    mmhg = "U.MMHG" "mmHg" "millimetres of mercury";
    per_minute = "U.PERMIN" "/min" "per minute";
    celsius = "U.CEL" "°C" "degrees Celsius";
    percent = "U.PCT" "%" "per cent";
    kg = "U.KG" "kg" "kilograms";
    kg_per_m2 = "U.BMI" "kg/m2" "kilograms per square metre";
    years = "U.A" "a" "years";
    cm = "U.CM" "cm" "centimetres";
    mm = "U.MM" "mm" "millimetres";
    ml = "U.ML" "mL" "millilitres";
    ms = "U.MS" "ms" "milliseconds";
    metre = "U.M" "m" "metres";
    tablets = "U.TAB" "tablets" "tablets";
    ng_l = "U.NGL" "ng/L" "nanograms per litre";
    pg_ml = "U.PGML" "pg/mL" "picograms per millilitre";
    g_dl = "U.GDL" "g/dL" "grams per decilitre";
    giga_l = "U.GL" "10*9/L" "billions per litre";
    ratio_l = "U.LL" "L/L" "litres per litre";
    mmol_l = "U.MMOLL" "mmol/L" "millimoles per litre";
    umol_l = "U.UMOLL" "umol/L" "micromoles per litre";
    mg_dl = "U.MGDL" "mg/dL" "milligrams per decilitre";
    u_l = "U.UL" "U/L" "units per litre";
    ml_min = "U.EGFR" "mL/min/{1.73_m2}" "millilitres per minute and 1.73 square metres";
    mg = "U.MG" "mg" "milligrams";
}
