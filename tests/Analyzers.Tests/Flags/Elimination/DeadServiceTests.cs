using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Flags.Elimination;

public class DeadServiceTests
{
    [Fact]
    public Task An_injected_service_goes_with_its_field_its_guard_and_its_parameter() => RemovalTest.RunAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;
        internal sealed class Svc
        {
            private readonly IFeatureManager _fm;
            private readonly System.IO.TextWriter _w;
            public Svc(IFeatureManager fm, System.IO.TextWriter w) { _fm = fm ?? throw new System.ArgumentNullException(nameof(fm)); _w = w; }
            public async Task GoAsync() { if (await _fm.IsEnabledAsync("X")) await _w.WriteAsync("new"); else await _w.WriteAsync("old"); }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;
        internal sealed class Svc
        {
            private readonly IFeatureManager _fm;
            private readonly System.IO.TextWriter _w;
            public Svc(IFeatureManager fm, System.IO.TextWriter w) { _fm = fm ?? throw new System.ArgumentNullException(nameof(fm)); _w = w; }
            public async Task GoAsync() { await _w.WriteAsync("new"); }
        }
        """,
        """
        using System.Threading.Tasks;
        internal sealed class Svc
        {
            private readonly System.IO.TextWriter _w;
            public Svc(System.IO.TextWriter w) { _w = w; }
            public async Task GoAsync() { await _w.WriteAsync("new"); }
        }
        """);

    [Fact]
    public Task Every_place_that_creates_the_service_passes_one_argument_less() => new RemovalTest()
        .Project("Orders")
        .File(
            """
            using System;
            using Shop.Flags;

            namespace Orders;

            /// <summary>Takes orders.</summary>
            public class Desk
            {
                private readonly IFlags _flags;
                private readonly string _name;

                /// <param name="flags">The flags.</param>
                /// <param name="name">The name.</param>
                public Desk(
                    IFlags flags, // Until June.
                    string name)
                {
                    ArgumentNullException.ThrowIfNull(flags);
                    if (name == null)
                    {
                        throw new ArgumentNullException(nameof(name));
                    }

                    _flags = flags;
                    _name = name;
                }

                public string Name => _flags.IsEnabled("X") ? _name : "";
            }

            public class SecondDesk : Desk
            {
                public SecondDesk(IFlags flags) : base(flags, "second") { }
            }

            public class ThirdDesk(IFlags flags) : Desk(flags, "third");
            """,
            """
            using System;
            using Shop.Flags;

            namespace Orders;

            /// <summary>Takes orders.</summary>
            public class Desk
            {
                private readonly IFlags _flags;
                private readonly string _name;

                /// <param name="flags">The flags.</param>
                /// <param name="name">The name.</param>
                public Desk(
                    IFlags flags, // Until June.
                    string name)
                {
                    ArgumentNullException.ThrowIfNull(flags);
                    if (name == null)
                    {
                        throw new ArgumentNullException(nameof(name));
                    }

                    _flags = flags;
                    _name = name;
                }

                public string Name => _name;
            }

            public class SecondDesk : Desk
            {
                public SecondDesk(IFlags flags) : base(flags, "second") { }
            }

            public class ThirdDesk(IFlags flags) : Desk(flags, "third");
            """,
            """
            using System;

            namespace Orders;

            /// <summary>Takes orders.</summary>
            public class Desk
            {
                private readonly string _name;

                /// <param name="name">The name.</param>
                public Desk(
                    string name)
                {
                    if (name == null)
                    {
                        throw new ArgumentNullException(nameof(name));
                    }

                    _name = name;
                }

                public string Name => _name;
            }

            public class SecondDesk : Desk
            {
                public SecondDesk() : base("second") { }
            }

            public class ThirdDesk() : Desk("third");
            """)
        .Project("Orders.Host", OutputKind.DynamicallyLinkedLibrary, "Orders")
        .File(
            """
            using Orders;
            using Shop.Flags;

            public static class Desks
            {
                public static Desk Open(IFlags flags) => new(flags, "first");

                public static Desk Second(IFlags flags) => new SecondDesk(flags);

                public static Desk Named(IFlags flags) => new Desk(name: "named", flags: flags);
            }
            """,
            null,
            """
            using Orders;
            using Shop.Flags;

            public static class Desks
            {
                public static Desk Open(IFlags flags) => new("first");

                public static Desk Second(IFlags flags) => new SecondDesk();

                public static Desk Named(IFlags flags) => new Desk(name: "named");
            }
            """)
        .RunAsync();

    [Fact]
    public Task A_service_with_another_use_stays() => RemovalTest.RunAsync(
        "using Shop.Flags; public class Desk { private readonly IFlags _f; public Desk(IFlags flags) { _f = flags; } public bool Run() { if (_f.IsEnabled(\"X\")) System.Console.WriteLine(); return _f != null; } }",
        "using Shop.Flags; public class Desk { private readonly IFlags _f; public Desk(IFlags flags) { _f = flags; } public bool Run() { System.Console.WriteLine(); return _f != null; } }",
        "using Shop.Flags; public class Desk { private readonly IFlags _f; public Desk(IFlags flags) { _f = flags; } public bool Run() { System.Console.WriteLine(); return _f != null; } }");

    [Fact]
    public Task A_parameter_stays_where_its_argument_does_something() => RemovalTest.RunAsync(
        "using Shop.Flags; public class Desk(IFlags flags) { public int Run() => flags.IsEnabled(\"X\") ? 1 : 2; } public static class Desks { public static Desk Open() => new Desk(Load()); static IFlags Load() => throw null!; }",
        "using Shop.Flags; public class Desk(IFlags flags) { public int Run() => 1; } public static class Desks { public static Desk Open() => new Desk(Load()); static IFlags Load() => throw null!; }",
        "using Shop.Flags; public class Desk(IFlags flags) { public int Run() => 1; } public static class Desks { public static Desk Open() => new Desk(Load()); static IFlags Load() => throw null!; }");

    [Fact]
    public Task A_service_from_the_container_goes_with_the_local_that_held_it() => new RemovalTest()
        .Project("Host", OutputKind.ConsoleApplication)
        .File(
            """
            using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.DependencyInjection; using Microsoft.FeatureManagement;
            var app = WebApplication.Create(args);
            var fm = app.Services.GetRequiredService<IFeatureManager>();
            if (await fm.IsEnabledAsync("X")) app.MapGet("/n", () => 1); else app.MapGet("/o", () => 2);
            await app.RunAsync();
            """,
            """
            using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.DependencyInjection; using Microsoft.FeatureManagement;
            var app = WebApplication.Create(args);
            var fm = app.Services.GetRequiredService<IFeatureManager>();
            app.MapGet("/n", () => 1);
            await app.RunAsync();
            """,
            """
            using Microsoft.AspNetCore.Builder;
            var app = WebApplication.Create(args);
            app.MapGet("/n", () => 1);
            await app.RunAsync();
            """)
        .RunAsync();

    [Fact]
    public Task The_configuration_of_a_public_class_goes_when_only_flags_were_read_from_it() => RemovalTest.RunAsync(
        """
        using Microsoft.Extensions.Configuration;
        public class S(IConfiguration cfg) {
            public int M() => cfg.GetValue<bool>("FeatureManagement:X") ? 1 : 2;
            public int N() { if (cfg["FeatureManagement:X"] == "true") return 1; return 2; }
        }
        """,
        """
        using Microsoft.Extensions.Configuration;
        public class S(IConfiguration cfg) {
            public int M() => 1;
            public int N() { return 1; }
        }
        """,
        """
        public class S() {
            public int M() => 1;
            public int N() { return 1; }
        }
        """);

    [Fact]
    public Task An_expression_body_that_only_kept_the_service_becomes_empty() => RemovalTest.RunAsync(
        "using Shop.Flags; public class Desk { private readonly IFlags _f; public Desk(IFlags flags) => _f = flags; public int Run() => _f.IsEnabled(\"X\") ? 1 : 2; }",
        "using Shop.Flags; public class Desk { private readonly IFlags _f; public Desk(IFlags flags) => _f = flags; public int Run() => 1; }",
        "public class Desk { public Desk() { } public int Run() => 1; }");

    [Fact]
    public Task An_endpoint_does_not_ask_for_a_service_that_it_does_not_use() => RemovalTest.RunAsync(
        "using Microsoft.AspNetCore.Builder; using Shop.Flags; public static class Menu { public static void Map(WebApplication app) { app.MapGet(\"/menu\", (IFlags flags, int n) => flags.IsEnabled(\"X\") ? n : 2); } }",
        "using Microsoft.AspNetCore.Builder; using Shop.Flags; public static class Menu { public static void Map(WebApplication app) { app.MapGet(\"/menu\", (IFlags flags, int n) => n); } }",
        "using Microsoft.AspNetCore.Builder; public static class Menu { public static void Map(WebApplication app) { app.MapGet(\"/menu\", (int n) => n); } }");

    [Fact]
    public Task A_lambda_of_a_certain_type_keeps_its_parameters() => RemovalTest.RunAsync(
        "using System; using Shop.Flags; public static class Menu { public static Func<IFlags, int> Map() => (IFlags flags) => flags.IsEnabled(\"X\") ? 1 : 2; }",
        "using System; using Shop.Flags; public static class Menu { public static Func<IFlags, int> Map() => (IFlags flags) => 1; }",
        "using System; using Shop.Flags; public static class Menu { public static Func<IFlags, int> Map() => (IFlags flags) => 1; }");

    [Fact]
    public Task A_local_function_loses_its_parameter() => RemovalTest.RunAsync(
        "using Shop.Flags; public class Menu { public int Run(IFlags flags, int n) { return Pick(flags, n); int Pick(IFlags f, int m) => f.IsEnabled(\"X\") ? m : 2; } }",
        "using Shop.Flags; public class Menu { public int Run(IFlags flags, int n) { return Pick(flags, n); int Pick(IFlags f, int m) => m; } }",
        "using Shop.Flags; public class Menu { public int Run(IFlags flags, int n) { return Pick(n); int Pick(int m) => m; } }");
}
