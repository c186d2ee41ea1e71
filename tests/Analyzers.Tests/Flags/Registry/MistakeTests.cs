namespace Seaworthy.Tests.Flags.Registry;

/// <summary>What can be wrong with a <c>featureflags.json</c>, and where it is reported.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData("[|[]|]", "the file has to be an object with 'version' and 'flags'")]
    [InlineData("""[|{|] "flags": {} }""", "'version' is missing; write \"version\": 1")]
    [InlineData("""{ "version": [|2|], "flags": {} }""", "this version is not known, so that the file is ignored; write \"version\": 1")]
    [InlineData("""{ "version": [|"1"|], "flags": {} }""", "this version is not known, so that the file is ignored; write \"version\": 1")]
    [InlineData("""[|{|] "version": 1 }""", "'flags' is missing")]
    [InlineData("""{ "version": 1, "flags": [|[]|] }""", "'flags' has to be an object")]
    [InlineData("""{ "version": 1, "complete": [|1|], "flags": {} }""", "'complete' has to be true or false")]
    [InlineData("""{ "version": 1, "keyComparison": [|"ignorecase"|], "flags": {} }""", "keyComparison 'ignorecase' is not known; did you mean 'ignoreCase'?")]
    [InlineData("""{ "version": 1, "policy": [|1|], "flags": {} }""", "'policy' has to be an object")]
    [InlineData("""{ "version": 1, "policy": { "maxAgeDays": { "release": [|"40"|] } }, "flags": {} }""", "days are a whole number; 0 stands for no limit")]
    [InlineData("""{ "version": 1, "policy": { "require": [[|"Owner"|]] }, "flags": {} }""", "require 'Owner' is not known; did you mean 'owner'?")]
    [InlineData("""{ "version": 1, "policy": { "require": [|"owner"|] }, "flags": {} }""", "'require' has to be a list of names")]
    [InlineData("""{ "version": 1, [|"flgas"|]: {}, "flags": {} }""", "info property 'flgas' is not known; did you mean 'flags'?")]
    [InlineData("""{ "version": 1, "policy": { "maxAgeDays": { [|"realease"|]: 1 } }, "flags": {} }""", "info property 'realease' is not known; did you mean 'release'?")]
    [InlineData("""{ "version": 1, "flags": {}, [|"flags"|]: {} }""", "'flags' is already there; the first one counts")]
    public void The_frame(string marked, string expected) => Check(marked, expected);

    [Theory]
    [InlineData("""[|""|]: {}""", "a flag has to have a name")]
    [InlineData("""  "new-checkout": [|true|] """, "'new-checkout' has to be an object")]
    [InlineData("""  "new-checkout": { "state": [|"onn"|] } """, "state 'onn' is not known; did you mean 'on'?")]
    [InlineData("""  "new-checkout": { "state": [|"enabled"|] } """, "state 'enabled' is not known; it can be active, on, off, value, permanent")]
    [InlineData("""  "new-checkout": { "state": [|true|] } """, "'state' has to be one of the words active, on, off, value, permanent")]
    [InlineData("""  "new-checkout": { "kind": [|"realease"|] } """, "kind 'realease' is not known; did you mean 'release'?")]
    [InlineData("""  "new-checkout": { "type": [|"bool"|] } """, "type 'bool' is not known; it can be boolean, string, integer, number")]
    [InlineData("""  "new-checkout": { "state": [|"value"|] } """, "state 'value' needs a 'value'")]
    [InlineData("""  "new-checkout": { "state": "on", "value": [|true|] } """, "'value' only goes with the state 'value'")]
    [InlineData("""  "theme": { "state": "value", "type": "string", "value": [|true|] } """, "'value' is no string, which is the type of the flag")]
    [InlineData("""  "theme": { "state": "value", "value": [|"dark"|] } """, "'value' is no boolean, which is the type of the flag")]
    [InlineData("""  "limit": { "state": "value", "type": "integer", "value": [|2.5|] } """, "'value' is no integer, which is the type of the flag")]
    [InlineData("""  "theme": { "type": "string", "default": [|1|] } """, "'default' is no string, which is the type of the flag")]
    [InlineData("""  "new-checkout": { "expires": [|"1.6.2026"|] } """, "'1.6.2026' is no date; write yyyy-MM-dd")]
    [InlineData("""  "new-checkout": { "expires": [|"2026-02-30"|] } """, "'2026-02-30' is no date; write yyyy-MM-dd")]
    [InlineData("""  "new-checkout": { "created": [|20260201|] } """, "'created' has to be a text")]
    [InlineData("""  "new-checkout": { "created": "2026-06-01", "expires": [|"2026-05-01"|] } """, "the flag expires before it is created")]
    [InlineData("""  "new-checkout": { "retired": [|"2026-05-01"|] } """, "an active flag is not retired yet; give it the state on, off or value")]
    [InlineData("""  "new-checkout": { "owner": [|1|] } """, "'owner' has to be a text")]
    [InlineData("""  "new-checkout": { "aliases": [|"NewCheckout"|] } """, "'aliases' has to be a list of texts")]
    [InlineData("""  "new-checkout": { "projects": ["Shop", [|1|]] } """, "'projects' has to be a list of texts")]
    [InlineData("""  "new-checkout": { [|"onwer"|]: "team-pay" } """, "info property 'onwer' is not known; did you mean 'owner'?")]
    [InlineData("""  "new-checkout": { "state": "on", [|"state"|]: "off" } """, "'state' is already there; the first one counts")]
    [InlineData("""  "new-checkout": {}, [|"New-Checkout"|]: {} """, "flag 'New-Checkout' is already in this file; the first entry counts")]
    [InlineData("""  "a-flag": { "aliases": [[|"b-flag"|]] }, "b-flag": {} """, "alias 'b-flag' is the name of another flag")]
    [InlineData("""  "a-flag": { "aliases": ["AB"] }, "b-flag": { "aliases": [[|"ab"|]] } """, "alias 'ab' also belongs to flag 'a-flag'")]
    public void An_entry(string marked, string expected) => Check(Registries.File(marked), expected);

    [Theory]
    [InlineData("""  "new-checkout": { "aliases": ["new-checkout"] } """)]
    [InlineData("""  "new-checkout": { "state": "on", "retired": "2026-05-01" } """)]
    [InlineData("""  "new-checkout": { "state": "permanent", "retired": "2026-05-01" } """)]
    public void These_are_fine(string flags) => Assert.Empty(Registries.Own(Registries.File(flags)).Mistakes());

    [Fact]
    public void Keys_of_different_case_are_fine_where_case_counts() =>
        Assert.Empty(Registries.Own(Registries.File(""" "a": {}, "A": {} """, """ "keyComparison": "ordinal", """)).Mistakes());

    [Fact]
    public void Duplicates_that_disagree_are_disputed()
    {
        var registry = Registries.Own(Registries.File(""" "a-flag": { "state": "on" }, "a-flag": { "state": "off" } """));
        Assert.Equal("retired on, disputed", registry.Describe("a-flag"));
    }

    [Fact]
    public void An_alias_that_is_another_flag_does_not_count()
    {
        var registry = Registries.Own(Registries.File(""" "a-flag": { "state": "on", "aliases": ["b-flag", "a"] }, "b-flag": { "state": "off" } """));
        Assert.Equal(["retired on", "retired on", "retired off"], new[] { "a-flag", "a", "b-flag" }.Select(key => registry.Describe(key)));
    }

    [Fact]
    public void A_duplicate_in_another_file_names_both()
    {
        var registry = Registries.Read(
            ("/shop/featureflags.json", Registries.File(""" "new-checkout": { "state": "on" } """)),
            ("/shop/pay.featureflags.json", Registries.File(""" "new-checkout": { "state": "off" } """)));
        Assert.Equal(["flag 'new-checkout' of '/shop/pay.featureflags.json' is already in '/shop/featureflags.json'; the first entry counts"], registry.Mistakes());
        Assert.Equal("retired on, disputed", registry.Describe("new-checkout"));
    }

    [Fact]
    public void A_large_file_is_not_read()
    {
        var registry = Registries.Own(Registries.File("") + new string(' ', 4 * 1024 * 1024));
        Assert.Equal(["the file is larger than 4 MB, and was not read"], registry.Mistakes());
        Assert.False(registry.IsClosed);
    }

    [Fact]
    public void A_file_without_text_is_reported()
    {
        var options = new Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions([new Registries.MemoryFile("featureflags.json", null)], Registries.NoOptions);
        Assert.Equal(["the file can't be read"], Seaworthy.Flags.Registry.FlagRegistry.Read(options, TestContext.Current.CancellationToken).Mistakes());
    }

    [Fact]
    public void A_kind_that_does_not_exist_is_reported()
    {
        var registry = Registries.Read(new FixedOptions(("build_metadata.AdditionalFiles.SeaworthyKind", "Unleesh")), ("export.json", "{}"));
        Assert.Equal(["its SeaworthyKind 'Unleesh' is not known; did you mean 'Unleash'?"], registry.Mistakes());
    }

    private static void Check(string marked, string expected) => Assert.Equal([expected], Registries.CheckPlaces(marked).Mistakes());
}
