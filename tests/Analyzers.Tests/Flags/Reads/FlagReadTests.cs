using Seaworthy.Flags;
using Seaworthy.Flags.Reads;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Reads;

/// <summary>The model of reads through Microsoft.FeatureManagement, and what may stand around them.</summary>
public sealed class FlagReadTests
{
    [Theory]
    [InlineData("""if (await fm.IsEnabledAsync("Checkout")) Log(1);""", """Checkout: bool await fm.IsEnabledAsync("Checkout")""")]
    [InlineData("""if (await fm.IsEnabledAsync(feature: "Checkout").ConfigureAwait(false)) Log(1);""", """Checkout: bool await fm.IsEnabledAsync(feature: "Checkout").ConfigureAwait(false)""")]
    [InlineData("""if (fm.IsEnabledAsync("Checkout").GetAwaiter().GetResult()) Log(1);""", """Checkout: bool fm.IsEnabledAsync("Checkout").GetAwaiter().GetResult()""")]
    [InlineData("""if (fm.IsEnabledAsync("Checkout").ConfigureAwait(false).GetAwaiter().GetResult()) Log(1);""", """Checkout: bool fm.IsEnabledAsync("Checkout").ConfigureAwait(false).GetAwaiter().GetResult()""")]
    [InlineData("""if (fm.IsEnabledAsync("Checkout").Result) Log(1);""", """Checkout: bool fm.IsEnabledAsync("Checkout").Result""")]
    [InlineData("""if (await vfm.IsEnabledAsync("Checkout", ct).AsTask()) Log(1);""", """Checkout: bool await vfm.IsEnabledAsync("Checkout", ct).AsTask()""")]
    [InlineData("""if (await vfm.IsEnabledAsync("Checkout", new Shopper("7"), ct)) Log(1);""", """Checkout: bool await vfm.IsEnabledAsync("Checkout", new Shopper("7"), ct)""")]
    [InlineData("""if (await vfm.IsEnabledAsync("Checkout", FindShopper(), ct)) Log(1);""", """Checkout: bool await vfm.IsEnabledAsync("Checkout", FindShopper(), ct), keeps FindShopper()""")]
    [InlineData("""Task<bool> task = fm.IsEnabledAsync("Checkout");""", """Checkout: bool fm.IsEnabledAsync("Checkout") as Task""")]
    [InlineData("""ValueTask<bool> task = vfm.IsEnabledAsync("Checkout");""", """Checkout: bool vfm.IsEnabledAsync("Checkout") as ValueTask""")]
    [InlineData("""var task = vfm.IsEnabledAsync("Checkout").ConfigureAwait(false);""", """Checkout: bool vfm.IsEnabledAsync("Checkout") as ValueTask""")]
    [InlineData("""await Task.WhenAll(fm.IsEnabledAsync("Checkout"));""", """Checkout: bool fm.IsEnabledAsync("Checkout") as Task""")]
    [InlineData("""if (snapshot?.IsEnabledAsync("Checkout").Result == true) Log(1);""", """Checkout: bool snapshot?.IsEnabledAsync("Checkout").Result, unless snapshot is null""")]
    [InlineData("""if (await (own.IsEnabledAsync("Checkout"))) Log(1);""", """Checkout: bool await (own.IsEnabledAsync("Checkout"))""")]
    [InlineData("""if (await Find().IsEnabledAsync("Checkout")) Log(1);""", """Checkout: bool await Find().IsEnabledAsync("Checkout"), keeps Find()""")]
    [InlineData("""if ((await vfm.GetVariantAsync("Checkout", ct))?.Name == "Big") Log(1);""", """Checkout: bool (await vfm.GetVariantAsync("Checkout", ct))?.Name == "Big", is Big""")]
    [InlineData("""if ("Big" != (await vfm.GetVariantAsync("Checkout", ct)).Name) Log(1);""", """Checkout: bool "Big" != (await vfm.GetVariantAsync("Checkout", ct)).Name, negated, is Big""")]
    [InlineData("""if ((await vfm.GetVariantAsync("Checkout"))?.Name is not "Big") Log(1);""", """Checkout: bool (await vfm.GetVariantAsync("Checkout"))?.Name is not "Big", negated, is Big""")]
    public void The_value_takes_the_place_of(string statement, string expected) => Assert.Equal(expected, PrintedReads.Of(InMethod(statement), References.Net10));

    [Theory]
    [InlineData("await fm.IsEnabledAsync(Keys.Checkout)", "new-checkout: bool await fm.IsEnabledAsync(Keys.Checkout), key Keys.Checkout")]
    [InlineData("await fm.IsEnabledAsync(nameof(Flag.Checkout))", "Checkout: bool await fm.IsEnabledAsync(nameof(Flag.Checkout)), key Flag.Checkout")]
    [InlineData("await fm.IsEnabledAsync(Flag.Checkout.ToString())", "Checkout: bool await fm.IsEnabledAsync(Flag.Checkout.ToString()), key Flag.Checkout")]
    [InlineData("await fm.IsEnabledAsync(Enum.GetName(Flag.Checkout)!)", "Checkout: bool await fm.IsEnabledAsync(Enum.GetName(Flag.Checkout)!), key Flag.Checkout")]
    [InlineData("await fm.IsEnabledAsync(Enum.GetName(typeof(Flag), Flag.Checkout)!)", "Checkout: bool await fm.IsEnabledAsync(Enum.GetName(typeof(Flag), Flag.Checkout)!), key Flag.Checkout")]
    [InlineData("await fm.IsEnabledAsync($\"{Keys.Area}-menu\")", "shop-menu: bool await fm.IsEnabledAsync($\"{Keys.Area}-menu\")")]
    [InlineData("await fm.IsEnabledAsync($\"shop-{Flag.Checkout}\")", "shop-Checkout: bool await fm.IsEnabledAsync($\"shop-{Flag.Checkout}\"), key Flag.Checkout")]
    [InlineData("await fm.IsEnabledAsync(Keys.Area + \"-menu\")", "shop-menu: bool await fm.IsEnabledAsync(Keys.Area + \"-menu\")")]
    [InlineData("await fm.IsEnabledAsync(Keys.Fixed)", "old-menu: bool await fm.IsEnabledAsync(Keys.Fixed), key Keys.Fixed")]
    [InlineData("await fm.IsEnabledAsync(key)", "local: bool await fm.IsEnabledAsync(key), key key")]
    public void The_key_comes_from(string read, string expected) => Assert.Equal(expected, PrintedReads.Of(InMethod($"const string key = \"local\"; if ({read}) Log(key);"), References.Net10));

    [Theory]
    [InlineData("""if (await fm.IsEnabledAsync(name)) Log(1);""")]
    [InlineData("""if (await fm.IsEnabledAsync("")) Log(1);""")]
    [InlineData("""if (await fm.IsEnabledAsync(Keys.Changing)) Log(1);""")]
    [InlineData("""if (log.IsEnabled(LogLevel.Debug)) Log(1);""")]
    [InlineData("""Func<string, Task<bool>> ask = fm.IsEnabledAsync; Log(ask);""")]
    [InlineData("""dynamic any = fm; if (await any.IsEnabledAsync("Checkout")) Log(1);""")]
    [InlineData("""Log(nameof(fm.IsEnabledAsync));""")]
    [InlineData("""await foreach (var flag in fm.GetFeatureNamesAsync()) Log(flag);""")]
    [InlineData("""var variant = await vfm.GetVariantAsync("Checkout"); Log(variant);""")]
    [InlineData("""Log((await vfm.GetVariantAsync("Checkout")).Configuration);""")]
    [InlineData("""Log((await vfm.GetVariantAsync("Checkout")).Name);""")]
    [InlineData("""Log("Checkout");""")]
    public void Is_no_read_of_a_known_flag(string statement) => Assert.Equal("nothing", PrintedReads.Of(InMethod(statement), References.Net10));

    [Fact]
    public void A_class_that_answers_does_not_ask()
    {
        var code = """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Microsoft.FeatureManagement;

            public sealed class Remembered(IFeatureManager inner) : IFeatureManager
            {
                public IAsyncEnumerable<string> GetFeatureNamesAsync() => inner.GetFeatureNamesAsync();

                public Task<bool> IsEnabledAsync(string feature) => inner.IsEnabledAsync("Checkout");

                public Task<bool> IsEnabledAsync<TContext>(string feature, TContext context) => inner.IsEnabledAsync("Checkout", context);
            }
            """;

        Assert.Equal("nothing", PrintedReads.Of(code, References.Net10));
    }

    [Theory]
    [InlineData("Acme.IFlags.IsOn | Acme.IFlags.IsOff key=0 when=false | Acme.IFlags.Text | Acme.IFlags.Number")]
    [InlineData("M:Acme.IFlags.IsOn(System.String) key=0 | M:Acme.IFlags.IsOff(System.String);when=false | M:Acme.IFlags.Text(System.String,System.String) | M:Acme.IFlags.Number(System.String,System.Int64)")]
    public void Methods_of_ones_own_are_named_by_an_option(string option)
    {
        var code = """
            namespace Acme;

            public interface IFlags
            {
                bool IsOn(string key);
                bool IsOff(string key);
                string Text(string key, string other);
                long Number(string key, long other);
            }

            public sealed class Orders(IFlags flags)
            {
                public object Place() => (flags.IsOn("a"), flags?.IsOff("b"), flags.Text("c", "none"), flags.Number("d", Count()));

                private long Count() => 1;
            }
            """;

        Assert.Equal(
            """
            a: bool flags.IsOn("a")
            b: bool flags?.IsOff("b"), negated, unless flags is null
            c: string flags.Text("c", "none")
            d: long flags.Number("d", Count()), keeps Count()
            """.ReplaceLineEndings("\n"),
            PrintedReads.Of(code, References.Net10, ("seaworthy.flags.read_methods", option)));
    }

    private static string InMethod(string statement) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        using Microsoft.FeatureManagement;

        public enum Flag { Menu, Checkout }

        public static class Keys
        {
            public const string Checkout = "new-checkout";
            public const string Area = "shop";
            public static readonly string Fixed = "old-menu";
            public static string Changing = "old-menu";
        }

        public sealed record Shopper(string Id);

        public sealed class Shop(IFeatureManager fm, IVariantFeatureManager vfm, IFeatureManagerSnapshot snapshot, FeatureManager own, ILogger log)
        {
            public async Task Run(string name, CancellationToken ct)
            {
                await Task.Yield();
                {{statement}}
            }

            private static void Log(object what) { }

            private Shopper FindShopper() => new("7");

            private IFeatureManager Find() { Log(fm); return fm; }
        }
        """;
}
