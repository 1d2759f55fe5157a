use std::path::PathBuf;

use super::*;

/// A file in a folder of its own, with what reading it gives.
fn read(name: &str, bytes: &[u8]) -> Result<Vec<OwnName>, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_path(path).map_err(|message| message.replace(&format!("{}/", folder.path().display()), ""))
}

fn read_path(path: PathBuf) -> Result<Vec<OwnName>, String> {
    let options = EntitiesOptions { lexicon_files: vec![NamesFile(path)], ..EntitiesOptions::default() };
    own_names(options).map_err(|error| match error {
        PluginError::Options(message) => message,
        other => panic!("{other}"),
    })
}

fn names(list: &[OwnName]) -> Vec<(&str, MentionType, Vec<&str>)> {
    list.iter().map(|own| (&*own.name, own.mention_type, own.aliases.iter().map(String::as_str).collect())).collect()
}

const KARSA: (&str, MentionType, &[&str]) = ("Karsa Port Authority", MentionType::Organization, &["KPA", "the Port"]);
const WEN: (&str, MentionType, &[&str]) = ("Wen Tolm, Jr", MentionType::Person, &[]);

#[test]
fn csv_and_yaml_give_the_same_names() {
    let csv = "\u{feff}Name , type,Aliases\nKarsa Port Authority,organization,KPA; the Port;\n\n\"Wen Tolm, Jr\",Person\n,,\n";
    let yaml = "- name: Karsa Port Authority\n  type: organization\n  aliases: [KPA, the Port]\n\
                - { name: \"Wen Tolm, Jr\", type: person }\n";
    let expected = [KARSA, WEN].map(|(name, kind, aliases)| (name, kind, aliases.to_vec()));
    assert_eq!(names(&read("names.csv", csv.as_bytes()).unwrap()), expected);
    assert_eq!(names(&read("names.yaml", yaml.as_bytes()).unwrap()), expected);
    assert_eq!(read("names.YML", b"[]").unwrap(), []);
    assert_eq!(read("names.csv", b"type,name\r\nplace,Velm\r\n").unwrap().len(), 1);
}

#[test]
fn every_mistake_of_a_csv_file_is_told_with_its_line() {
    let told = read("names.csv", b"name,type\nVelm,plase\n\n --- ,place\nTolm,\nOrra,river,x\n").unwrap_err();
    assert_eq!(
        told,
        "lexicon-files: names.csv:2: no type is called `plase`; hint: did you mean `place`?; \
         names.csv:4: the name is empty; \
         names.csv:5: the type is missing; hint: known are `person`, `organization`, `place`, `group`, `event`, `other`; \
         names.csv:6: 3 columns where the first line has 2; hint: a name with a comma needs quotation marks"
    );
    let many = format!("name,type\n{}", "Velm,x\n".repeat(9));
    assert!(read("names.csv", many.as_bytes()).unwrap_err().ends_with("; and 4 more"));
}

#[test]
fn columns_are_named_in_the_first_line() {
    let told = |text: &str| read("names.csv", text.as_bytes()).unwrap_err();
    let missing =
        "lexicon-files: names.csv:1: the column `type` is missing; hint: the first line is `name,type,aliases`";
    assert_eq!(told("name,aliases\nVelm,V"), missing);
    let unknown = "lexicon-files: names.csv:1: no column is called `alias`; hint: did you mean `aliases`?";
    assert_eq!(told("name,type,alias\nVelm,place,V"), unknown);
    assert!(told("").contains("the column `name` is missing"));
    assert!(
        told("name;type;aliases\nVelm;place;\n").contains("not separated by commas; hint: save the file with commas")
    );
    assert!(
        told("Velm Orra,place\n")
            .ends_with("no column is called `Velm Orra`; hint: the first line is `name,type,aliases`")
    );
    assert!(told("name,name,type\n").contains("two columns are called `name`"));
}

#[test]
fn mistakes_of_a_yaml_file_are_told_with_their_lines() {
    let told = |text: &str| read("names.yaml", text.as_bytes()).unwrap_err();
    let type_of_second = "- name: Velm\n  type: place\n- name: Orra\n  type: organisaton\n";
    assert_eq!(
        told(type_of_second),
        "lexicon-files: names.yaml:3: no type is called `organisaton`; hint: did you mean `organization`?"
    );
    for (text, line) in [
        ("- name: Velm\n  type: place\n- name: Orra\n  tipe: place\n", 4),
        ("- name: Velm\n  type: place\n- type: place\n", 3),
        ("- name: Velm\n  type: [place\n", 2),
        ("name: Velm\ntype: place\n", 1),
    ] {
        let told = told(text);
        assert!(told.starts_with("lexicon-files: names.yaml:"), "{told}");
        assert!(told.contains("; hint: the file is a list of"), "{told}");
        assert!(told.contains(&format!("names.yaml:{line}:")), "{line}: {told}");
    }
}

#[test]
fn what_is_no_list_is_refused() {
    assert_eq!(
        read("names.csv", b"name,type\nVelm,place\nM\xfcller,person\n").unwrap_err(),
        "lexicon-files: names.csv:3: not UTF-8; hint: save the file as UTF-8"
    );
    assert!(read("names.txt", b"Velm").unwrap_err().contains("hint: a file is named .csv, .yaml or .yml"));
    assert!(read_path("nowhere/names.csv".into()).unwrap_err().starts_with("lexicon-files: nowhere/names.csv: "));
}
