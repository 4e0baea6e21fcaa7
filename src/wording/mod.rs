//! Facts of the field put into words: screens, papers and commands say the same thing in the same words.
//!
//! [`crate::text`] holds the messages of each language and knows no family; here records, rows of the norm and operations
//! become sentences of those messages. Nothing is placed, coloured or cut to a window here: a function returns text, and
//! the caller does the rest.
//!
//! ```text
//!  what is said                                            where
//!  how old a person is, when born                          age
//!  a person that a record names                          person
//!  a family in few words: level, phones, children …        brief
//!  an address, whole or in so many cells                   address
//!  the list of families as a table for Excel               family_list
//!  what a field, a cell, a kind of record is called        field, terms
//!  the content of a field or a cell                        value
//!  the level of a family with its term                     level
//!  done of required, the program's own rules               norm
//!  the paragraph, order or decision behind a value         source
//!  what a programme lacks, a family after its closing   lacking
//!  a sitting with its questions                            sitting
//!  what was typed of a decision                            ruling_line
//!  a document to the district, what a paragraph gives      document
//!  signs that ended, a level that no longer fits           mark
//!  the level the signs speak for, why not another          proposal
//!  a curator's position against the document               position
//!  an agreement, a consent, a programme that runs out      expires
//!  the income per head against the minimum                 income
//!  levels, visits, load and activities as charts           charts
//!  the indicators of a report, what is lacking             indicators
//!  a deadline of the document                              deadline
//!  what is late or ends soon, who waits for a call         due
//!  the stages of a case, what is missing, what comes next  path
//!  a list that is taken in: doubts, rows not taken        roster
//!  what is already decided for a later day                 upcoming
//!  obstacles to a visit, days and hours a family named     visiting
//!  the plan: bottlenecks, remedies, why a day          plan
//!  who changed what and when, from what to what            history
//!  two copies: a conflict, a finding, what a merge brings  conflict, finding, merge
//!  storage terms                                           retention
//!  whose hours those of a calendar are                     zone
//!  an activity and who helps with it                       activity
//!  the journal of actions                                  actions
//!  the guide by jobs                                       guide
//!  the act of a transfer to another district               transfer
//! ```
//!
//! A function that needs only [`Words`](crate::text::Words) is a method of them; one that names people or uses the words
//! of the district's document takes the [`Model`](crate::model::Model), and
//! [`FamilyFacts`](crate::model::facts::FamilyFacts) where it names the people of one family.

pub mod actions;
pub mod activity;
pub mod address;
pub mod age;
pub mod bank;
pub mod brief;
pub mod charts;
pub mod conflict;
pub mod deadline;
pub mod document;
pub mod due;
pub mod expires;
pub mod family_list;
pub mod field;
pub mod finding;
pub mod guide;
pub mod handed;
pub mod history;
pub mod income;
pub mod indicators;
pub mod lacking;
pub mod level;
pub mod mark;
pub mod merge;
pub mod norm;
pub mod path;
pub mod person;
pub mod plan;
pub mod position;
pub mod proposal;
pub mod report_gap;
pub mod retention;
pub mod roster;
pub mod ruling_line;
pub mod service;
pub mod sitting;
pub mod source;
pub mod terms;
pub mod transfer;
pub mod upcoming;
pub mod value;
pub mod visiting;
pub mod zone;
