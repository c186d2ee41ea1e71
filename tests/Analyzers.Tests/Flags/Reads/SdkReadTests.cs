using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Reads;

/// <summary>Reads through the libraries of vendors, with the signatures of their public source.</summary>
public sealed class SdkReadTests
{
    [Theory]
    [InlineData("""server.BoolVariation("x", user)""", "bool")]
    [InlineData("""server.BoolVariation("x", Context.Builder("7").Name("Ada").Build(), true)""", "bool")]
    [InlineData("""server.BoolVariationDetail("x", user, false).Value""", "bool")]
    [InlineData("""server.IntVariation("x", user, 3)""", "int")]
    [InlineData("""server.FloatVariation("x", user, 3)""", "float")]
    [InlineData("""server.DoubleVariation("x", user, 3)""", "double")]
    [InlineData("""server.StringVariation("x", user, "none")""", "string")]
    [InlineData("""server.StringVariationDetail("x", user, "none").Value""", "string")]
    [InlineData("""own.BoolVariation("x", user)""", "bool")]
    [InlineData("""mobile.BoolVariation("x")""", "bool")]
    [InlineData("""mobile.BoolVariationDetail("x").Value""", "bool")]
    [InlineData("""server.BoolVariationDetail("x", user, false).VariationIndex""", null)]
    public void LaunchDarkly(string read, string? type) => Check("LaunchDarkly", "using LaunchDarkly.Sdk;", "LaunchDarkly.Sdk.Server.Interfaces.ILdClient server, LaunchDarkly.Sdk.Server.LdClient own, LaunchDarkly.Sdk.Client.Interfaces.ILdClient mobile, Context user", read, type);

    [Theory]
    [InlineData("""await client.GetBooleanValueAsync("x", false)""", "bool")]
    [InlineData("""await client.GetBooleanValueAsync("x", false, EvaluationContext.Empty).ConfigureAwait(false)""", "bool")]
    [InlineData("""(await client.GetBooleanDetailsAsync("x", false)).Value""", "bool")]
    [InlineData("""await client.GetStringValueAsync("x", "a")""", "string")]
    [InlineData("""await client.GetIntegerValueAsync(defaultValue: 3, flagKey: "x")""", "int")]
    [InlineData("""await client.GetDoubleValueAsync("x", 3)""", "double")]
    [InlineData("""(await client.GetBooleanDetailsAsync("x", false)).FlagKey""", null)]
    public void OpenFeature(string read, string? type) => Check("OpenFeature", "using OpenFeature; using OpenFeature.Model;", "IFeatureClient client", read, type);

    [Theory]
    [InlineData("""unleash.IsEnabled("x")""", "bool")]
    [InlineData("""unleash.IsEnabled("x", true)""", "bool")]
    [InlineData("""unleash.IsEnabled("x", new UnleashContext { UserId = "7" }, true)""", "bool")]
    [InlineData("""unleash.GetVariant("x").Name == "blue" """, "bool, is blue")]
    [InlineData("""unleash.GetVariant("x").IsEnabled""", null)]
    public void Unleash(string read, string? type) => Check("Unleash", "using Unleash;", "IUnleash unleash", read, type);

    [Theory]
    [InlineData("""client.GetValue("x", false)""", "bool")]
    [InlineData("""await client.GetValueAsync("x", false, new User("7"))""", "bool")]
    [InlineData("""client.GetValue("x", 10)""", "int")]
    [InlineData("""client.GetValue<bool?>("x", null)""", "bool?")]
    [InlineData("""client.GetValueDetails("x", "a").Value""", "string")]
    [InlineData("""(await client.GetValueDetailsAsync("x", false)).Value""", "bool")]
    [InlineData("""client.Snapshot().GetValue("x", false)""", "bool")]
    public void ConfigCat(string read, string? type) => Check("ConfigCat", "using ConfigCat.Client;", "IConfigCatClient client", read, type);

    [Theory]
    [InlineData("""await flags.IsFeatureEnabled("x")""", "bool")]
    [InlineData("""await flags.GetFeatureValue("x")""", "string")]
    [InlineData("""(await flags.GetFlag("x")).Enabled""", "bool")]
    [InlineData("""await (await client.GetEnvironmentFlags()).IsFeatureEnabled("x")""", "bool")]
    [InlineData("""(await flags.GetFlag("x")).Value""", null)]
    public void Flagsmith(string read, string? type) => Check("Flagsmith", "using Flagsmith;", "IFlags flags, IFlagsmithClient client", read, type);

    [Theory]
    [InlineData("""client.GetTreatment("user", "x")""", "string, in words")]
    [InlineData("""client.GetTreatment(new Key("user", "group"), "x")""", "string, in words")]
    [InlineData("""await client.GetTreatmentAsync("user", "x")""", "string, in words")]
    [InlineData("""client.GetTreatmentWithConfig("user", "x").Treatment""", "string, in words")]
    [InlineData("""client.GetTreatments("user", new System.Collections.Generic.List<string> { "x" })""", null)]
    public void Split(string read, string? type) => Check("Split", "using Splitio.Domain; using Splitio.Services.Client.Interfaces;", "ISplitClient client", read, type);

    [Theory]
    [InlineData("""book.IsOn("x")""", "bool")]
    [InlineData("""book.IsOff("x")""", "bool, negated")]
    [InlineData("""await book.IsOffAsync("x")""", "bool, negated")]
    [InlineData("""book.GetFeatureValue("x", 3)""", "int")]
    [InlineData("""book.EvalFeature("x").On""", "bool")]
    [InlineData("""book.EvalFeature("x").Off""", "bool, negated")]
    [InlineData("""(await book.EvalFeatureAsync("x")).On""", "bool")]
    public void GrowthBook(string read, string? type) => Check("GrowthBook", "using GrowthBook;", "IGrowthBook book", read, type);

    [Theory]
    [InlineData("""StatsigServer.CheckGateSync(user, "x")""", "bool")]
    [InlineData("""StatsigServer.CheckGateWithExposureLoggingDisabledSync(user, "x")""", "bool")]
    [InlineData("""await StatsigServer.CheckGate(user, "x")""", "bool")]
    [InlineData("""driver.GetFeatureGate(user, "x").Value""", "bool")]
    [InlineData("""StatsigClient.CheckGate("x")""", "bool")]
    public void Statsig(string read, string? type) => Check("Statsig", "using Statsig; using Statsig.Server; using Statsig.Client;", "ServerDriver driver, StatsigUser user", read, type);

    [Theory]
    [InlineData("""await features.IsEnabledAsync("x")""", "bool")]
    public void Esquio(string read, string? type) => Check("Esquio", "using Esquio.Abstractions;", "IFeatureService features", read, type);

    [Theory]
    [InlineData("""features.IsEnabled("x")""", "bool")]
    [InlineData("""features.GetIntVariation("x", 2)""", "int")]
    [InlineData("""features.GetStringVariation("x")""", "string")]
    public void Bitwarden(string read, string? type) => Check("Bitwarden", "using Bitwarden.Server.Sdk.Features;", "IFeatureService features", read, type);

    [Theory]
    [InlineData("Context Find() => Context.Builder(user).Name(user.Trim()).Build();", "")]
    [InlineData("Context Find() { var builder = Context.Builder(user); return builder.Build(); }", "")]
    [InlineData("Context Find() { System.Console.WriteLine(user); return Context.New(user); }", ", keeps Find()")]
    [InlineData("Context Find() => Context.New(Next());", ", keeps Find()")]
    [InlineData("string Find() => user;", ", keeps Context.New(Find())")]
    public void What_the_library_wants_to_be_given_goes_with_the_read(string method, string kept)
    {
        var argument = method.StartsWith("Context", StringComparison.Ordinal) ? "Find()" : "Context.New(Find())";
        var code = $$"""
            using LaunchDarkly.Sdk;

            public sealed class Shop(LaunchDarkly.Sdk.Server.LdClient client, string user)
            {
                public bool Run() => client.BoolVariation("x", {{argument}});

                private string Next() => user;

                private {{method}}
            }
            """;
        Assert.Equal($"x: bool client.BoolVariation(\"x\", {argument}){kept}", PrintedReads.Of(code, References.Net10.WithLibrary("LaunchDarkly", SdkStub.Read("LaunchDarkly"))));
    }

    private static void Check(string library, string usings, string parameters, string read, string? expected)
    {
        var code = $$"""
            {{usings}}

            public sealed class Shop
            {
                public async System.Threading.Tasks.Task<object> Run({{parameters}})
                {
                    await System.Threading.Tasks.Task.Yield();
                    var answer = {{read}};
                    return answer;
                }
            }
            """;
        var type = expected?.Split(',')[0];
        var rest = expected?[type!.Length..];
        var printed = PrintedReads.Of(code, References.Net10.WithLibrary(library, SdkStub.Read(library)));
        Assert.Equal(expected is null ? "nothing" : $"x: {type} {read.Trim()}{rest}", printed);
    }
}
