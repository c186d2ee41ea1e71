using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Reads;

/// <summary>Methods of the project itself that hand a key on to a read.</summary>
public sealed class ForwardingReadTests
{
    [Theory]
    [InlineData("private bool Ask(string key, string area) => client.IsEnabledAsync(key).Result;", """Ask("Checkout", Area())""", """Checkout: bool Ask("Checkout", Area()), keeps Area()""")]
    [InlineData("private bool IsOff(string key) { return !client.IsEnabledAsync(key).GetAwaiter().GetResult(); }", """IsOff("Checkout")""", """Checkout: bool IsOff("Checkout"), negated""")]
    [InlineData("private async Task<bool> AskAsync(string key) => await client.IsEnabledAsync(key).ConfigureAwait(false);", """await AskAsync("Checkout")""", """Checkout: bool await AskAsync("Checkout")""")]
    [InlineData("private Task<bool> AskAsync(string key) => client.IsEnabledAsync(key);", """await AskAsync(key: "Checkout")""", """Checkout: bool await AskAsync(key: "Checkout")""")]
    [InlineData("private Task<bool> AskAsync(Flag flag) => client.IsEnabledAsync(flag.ToString());", """await AskAsync(Flag.Checkout)""", """Checkout: bool await AskAsync(Flag.Checkout), key Flag.Checkout""")]
    [InlineData("private Task<bool> AskAsync(Flag flag) => client.IsEnabledAsync(Enum.GetName(flag)!);", """await AskAsync(Flag.Checkout)""", """Checkout: bool await AskAsync(Flag.Checkout), key Flag.Checkout""")]
    [InlineData("private Task<bool> First(string a, string b) => Second(b); private Task<bool> Second(string k) => Third(k); private Task<bool> Third(string k) => client.IsEnabledAsync(k);", """await First("Menu", "Checkout")""", """Checkout: bool await First("Menu", "Checkout")""")]
    [InlineData("private static bool Ask(IFeatureManager? fm, string key) => fm?.IsEnabledAsync(key).Result ?? true;", """Ask(client, "Checkout")""", """Checkout: bool Ask(client, "Checkout")""")]
    public void The_call_is_the_read(string method, string call, string expected) => Assert.Equal(expected, PrintedReads.Of(InShop(method, call), References.Net10));

    [Theory]
    [InlineData("private bool Ask(string key) { Count(); return client.IsEnabledAsync(key).Result; }", """Ask("Checkout")""")]
    [InlineData("private bool Ask(string key) => client.IsEnabledAsync(key).Result && Count();", """Ask("Checkout")""")]
    [InlineData("private bool Ask(string key) => client.IsEnabledAsync(_all).Result;", """Ask("Checkout")""")]
    [InlineData("private bool Ask(string key) => client.IsEnabledAsync(\"shop-\" + key).Result;", """Ask("Checkout")""")]
    [InlineData("protected virtual Task<bool> AskAsync(string key) => client.IsEnabledAsync(key);", """await AskAsync("Checkout")""")]
    public void More_than_the_answer_is_no_read(string method, string call) => Assert.Equal("nothing", PrintedReads.Of(InShop(method, call), References.Net10));

    [Fact]
    public void A_class_that_forwards_makes_its_interface_a_read()
    {
        var code = """
            using System.Threading.Tasks;
            using Microsoft.FeatureManagement;

            public interface IFeatures { Task<bool> HasAsync(string name); }

            public sealed class Features(IFeatureManager manager) : IFeatures
            {
                public async Task<bool> HasAsync(string name) => await manager.IsEnabledAsync(name);
            }

            public sealed class Orders(IFeatures features)
            {
                public async Task<int> Place() => await features.HasAsync("Checkout") ? 1 : 2;
            }
            """;

        Assert.Equal("""Checkout: bool await features.HasAsync("Checkout")""", PrintedReads.Of(code, References.Net10));
        Assert.Equal("nothing", PrintedReads.Of(code + "public sealed class AllOn : IFeatures { public Task<bool> HasAsync(string name) => Task.FromResult(true); }", References.Net10));
    }

    [Fact]
    public void An_extension_forwards()
    {
        var code = """
            using Microsoft.FeatureManagement;

            public static class Features
            {
                public static bool Has(this IFeatureManager? manager, string name) => manager?.IsEnabledAsync(name).Result ?? true;
            }

            public sealed class Orders(IFeatureManager manager)
            {
                public int Place() => manager.Has("Checkout") ? 1 : Features.Has(manager, "Menu") ? 2 : 3;
            }
            """;

        Assert.Equal("Checkout: bool manager.Has(\"Checkout\")\nMenu: bool Features.Has(manager, \"Menu\")", PrintedReads.Of(code, References.Net10));
    }

    [Theory]
    [InlineData("return false;", "EnableFeatureA: bool await client.EnableFeatureAAsync()")]
    [InlineData("""return await inner.GetBooleanValueAsync("enable-feature-a", false);""", "enable-feature-a: bool await client.EnableFeatureAAsync()")]
    public void A_generated_client_has_a_method_for_each_flag(string body, string expected)
    {
        var code = $$"""
            using System.Threading.Tasks;

            namespace OpenFeatureGenerated
            {
                public class Inner { public Task<bool> GetBooleanValueAsync(string key, bool value) => Task.FromResult(value); }

                public class GeneratedClient(Inner inner) { public async Task<bool> EnableFeatureAAsync() { await Task.Yield(); _ = inner; {{body}} } }
            }

            public class Orders(OpenFeatureGenerated.GeneratedClient client) { public async Task<int> Place() => await client.EnableFeatureAAsync() ? 1 : 2; }
            """;

        Assert.Equal(expected, PrintedReads.Of(code, References.Net10));
    }

    private static string InShop(string method, string call) => $$"""
        #nullable enable
        using System;
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;

        public enum Flag { Menu, Checkout }

        public class Shop(IFeatureManager client)
        {
            private string _all = "all";

            public async Task Run()
            {
                await Task.Yield();
                if ({{call}})
                    Count();
            }

            private bool Count() => true;

            private string Area() => _all;

            {{method}}
        }
        """;
}
