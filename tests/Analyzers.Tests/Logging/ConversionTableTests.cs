using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>The conversions of a Microsoft.Extensions.Logging call, one by one; tests/Execution runs what comes out of them.</summary>
public sealed class ConversionTableTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _built = new(RuntimeTemplate.Rule, References.Net10);
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _mixed = new(RuntimeTemplateWithValues.Rule, References.Net10);

    /// <summary>Each message, and the template with the values that come of it.</summary>
    public static TheoryData<string, string> Conversions => new()
    {
        { "$\"User {id}\"", "\"User {Id}\", id" },
        { "$\"{u?.Self?.Name}|\"", "\"{SelfName}|\", u?.Self?.Name" },
        { "$\"{d:N2} {d,12:F1}\"", "\"{D:N2} {D2,12:F1}\", d, d" },
        { "FormattableString.Invariant($\"{d:N2}\")", "\"{D:N2}\", d" },
        { "string.Create(CultureInfo.InvariantCulture, $\"{d:N2} {{x}} {id,5}\")", "\"{D:N2} {{x}} {Id,5}\", d, id" },
        { "string.Format(CultureInfo.InvariantCulture, \"{0:N2}\", d)", "\"{D:N2}\", d" },
        { "$\"{d.ToString(\"N2\")}\"", "\"{D}\", d.ToString(\"N2\")" },
        { "$\"{id.ToString()} {e.ToString()} {guid.ToString()} {name.ToString()}\"", "\"{Id} {E} {Guid} {Name}\", id, e, guid, name" },
        { "$\"{u.ToString()}\"", "\"{U}\", u.ToString()" },
        { "$\"{e} {e:D} {id:D4} {c}\"", "\"{E} {E2:D} {Id:D4} {C}\", e, e, id, c" },
        { "\"a \" + id + \" b \" + c + name", "\"a {Id} b {C}{Name}\", id, c, name" },
        { "\"sum \" + (id + 1) + \" \" + id + 1", "\"sum {Id} {Id2}1\", id + 1, id" },
        { "id + 1 + \" items\"", "\"{Id} items\", id + 1" },
        { "c + c + \"x\"", "\"{C}x\", c + c" },
        { "string.Format(\"{0} {1}\", id, name)", "\"{Id} {Name}\", id, name" },
        { "string.Format(\"{0} {1} {0}\", id, name)", "\"{Id} {Name} {Id2}\", id, name, id" },
        { "string.Format(\"{1} {0}\", id, Next())", "\"{Next} {Id}\", Next(), id" },
        { "string.Format(\"{0,-5:D3} {{x}} {1}\", id, name)", "\"{Id,-5:D3} {{x}} {Name}\", id, name" },
        { "string.Concat(\"a \", id, name)", "\"a {Id}{Name}\", id, name" },
        { "string.Join(\", \", list)", "\"{List}\", string.Join(\", \", list)" },
        { "$\"all: {string.Join(\", \", list)}\"", "\"all: {List}\", string.Join(\", \", list)" },
        { "$\"{list}\"", "\"{List}\", list" },
        { "$\"{names}\"", "\"{Names}\", (object)names" },
        { "$\"{list.ToArray()} {names}\"", "\"{List} {Names}\", list.ToArray(), names" },
        { "$\"{numbers}\"", "\"{Numbers}\", numbers" },
        { "$\"{null}{default(string)} {id}\"", "\" {Id}\", id" },
        { "$\"{nameof(User)}: {id}\"", "$\"{nameof(User)}: {{Id}}\", id" },
        { "nameof(User) + \": \" + id", "nameof(User) + \": {Id}\", id" },
        { "$\"{Prefix}: {id}\"", "$\"{Prefix}: {{Id}}\", id" },
        { "Prefix + \": \" + id", "Prefix + \": {Id}\", id" },
        { "$\"{Braces}: {id}\"", "\"c{{x}}c: {Id}\", id" },
        { "$\"{1}-{\"lit\"}-{'c'}-{id}\"", "\"1-lit-c-{Id}\", id" },
        { "$\"{MaxRetries} {1.5} {id}\"", "\"{MaxRetries} {Value} {Id}\", MaxRetries, 1.5, id" },
        { "$\"{{literal}} {{{id}}}\"", "\"{{literal}} {{{Id}}}\", id" },
        { "$@\"c:\\temp\\{name} \"\"q\"\"\"", "@\"c:\\temp\\{Name} \"\"q\"\"\", name" },
        { "$\"\"\"raw \"q\" {name}\"\"\"", "\"\"\"raw \"q\" {Name}\"\"\", name" },
        { "$$\"\"\"raw {lit} {{name}}\"\"\"", "\"\"\"raw {{lit}} {Name}\"\"\", name" },
        { "$\"\"\"\"a \"\"\"b\"\"\" {name}\"\"\"\"", "\"\"\"\"a \"\"\"b\"\"\" {Name}\"\"\"\", name" },
        { "$\"\"\"a {\"\\\"\\\"\\\"q\"} {name}\"\"\"", "\"a \\\"\\\"\\\"q {Name}\", name" },
        { "$\"\"\"a {\"\\\"\\\"q\"} {name}\"\"\"", "\"\"\"a \"\"q {Name}\"\"\", name" },
        { "string.Empty + \"a \" + id", "\"a {Id}\", id" },
        { "$\"{(flag ? \"a\" : \"b\")} {name ?? \"x\"} {(long)id} {names[0]} {this} {id++}\"", "\"{Flag} {Name} {Id} {Name2} {Service} {Id2}\", flag ? \"a\" : \"b\", name ?? \"x\", (long)id, names[0], this, id++" },
        { "$\"{Next()} {Next()}\"", "\"{Next} {Next2}\", Next(), Next()" },
        { "$\"{id} {id}\"", "\"{Id} {Id2}\", id, id" },
        { "$\"{dyn}\"", "\"{Dyn}\", (object)dyn" },
        { "$\"{name.AsSpan()}\"", "\"{Span}\", name.AsSpan().ToString()" },
        { "sb.ToString()", "\"{Sb}\", sb.ToString()" },
        { "$\"x {id}\".ToUpper()", "\"{Text}\", $\"x {id}\".ToUpper()" },
        { "flag ? $\"a {id}\" : $\"b {id}\"", "flag ? \"a {Id}\" : \"b {Id}\", id" },
        { "$\"{sb}\"", "\"{Sb}\", sb?.ToString()" },
        { "\"a \" + id + Environment.NewLine + \"b\"", "\"a {Id}\" + Environment.NewLine + \"b\", id" },
        { "$\"a {id}{Environment.NewLine}b\"", "\"a {Id}{NewLine}b\", id, Environment.NewLine" },
        { "string.Format(\"{0} {1}\", (id), name!)", "\"{Id} {Name}\", id, name" },
        { "$\"outer {$\"inner {id}\"} {name}\"", "\"outer inner {Id} {Name}\", id, name" },
    };

    [Theory, MemberData(nameof(Conversions))]
    public Task Message_becomes_template_and_values(string message, string arguments) => _built.Fixes(Snippet.Microsoft($"log.LogInformation([|{message}|]);"), Snippet.Microsoft($"log.LogInformation({arguments});"));

    public static TheoryData<string, string> MixedConversions => new()
    {
        { "log.LogInformation([|$\"User {name} did {{Action}}\"|], act);", "log.LogInformation(\"User {Name} did {Action}\", name, act);" },
        { "log.LogInformation([|\"User {Action} \" + name|], act);", "log.LogInformation(\"User {Action} {Name}\", act, name);" },
        { "log.LogError([|$\"failed {name}\"|], ex);", "log.LogError(ex, \"failed {Name}\", name);" },
        { "log.LogError(ex, [|$\"{name} {{A}} {d:N1} {{B,5}}\"|], act, id);", "log.LogError(ex, \"{Name} {A} {D:N1} {B,5}\", name, act, d, id);" },
        { "log.LogInformation([|string.Format(\"{0} {{Action}}\", name)|], act);", "log.LogInformation(\"{Name} {Action}\", name, act);" },
        { "log.LogInformation([|$\"{{Id}} {{Name}} {name}\"|], id, act);", "log.LogInformation(\"{Id} {Name} {Name2}\", id, act, name);" },
        { "log.LogInformation([|$\"{{0}} {name} {{1}}\"|], id, act);", "log.LogInformation(\"{0} {Name} {1}\", id, name, act);" },
        { "log.LogInformation([|$\"{name} {{Next}}\"|], Next());", "log.LogInformation(\"{Name} {Next}\", name, Next());" },
    };

    [Theory, MemberData(nameof(MixedConversions))]
    public Task Values_of_the_message_go_among_the_values_of_the_call(string before, string after) => _mixed.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));
}
