using System.Diagnostics;
using System.IO.Compression;

namespace Platform.Tests.Building;

/// <summary>A program, a library below it and a package below that, which <c>dotnet run</c> builds as it builds the platform.</summary>
public sealed class MiniatureRepository : IAsyncLifetime
{
    private const string Edited = "Library/edit-while-building";

    private readonly string _root = Directory.CreateTempSubdirectory("miniature").FullName;

    /// <summary>The repository, and everything in it to be built.</summary>
    public MiniatureRepository()
    {
        Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <RepoRoot>$(MSBuildThisFileDirectory)</RepoRoot>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <RestorePackagesPath>$(RepoRoot)artifacts/packages</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
        Write("nuget.config", """
            <configuration>
              <packageSources><clear /><add key="feed" value="artifacts/feed" /></packageSources>
            </configuration>
            """);
        Write("App/App.csproj", $"""
            <Project>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{Repository.Root}eng/FastUpToDateCheck.targets" />
            </Project>
            """);
        Write("App/Program.cs", "Console.WriteLine(Library.Words.Say());");
        Write("Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <EmbeddedResource Include="*.txt" LogicalName="%(Filename)" />
                <PackageReference Include="Greeting" Version="1.0.0" />
              </ItemGroup>
              <Target Name="Count" AfterTargets="Build">
                <WriteLinesToFile File="$(RepoRoot)artifacts/builds" Lines="built" />
              </Target>
              <Target Name="Edit" AfterTargets="CoreCompile" Condition="Exists('$(RepoRoot){Edited}')">
                <Copy SourceFiles="$(RepoRoot){Edited}" DestinationFiles="Words.cs" />
                <Touch Files="Words.cs" />
              </Target>
            </Project>
            """);
        WriteWords("first");
        AddPackage("1.0.0");
        AddPackage("2.0.0");
    }

    /// <summary>Builds it for the first time.</summary>
    public async ValueTask InitializeAsync() => await RunAsync();

    /// <summary>How often the library was looked at by a build.</summary>
    public int Builds => File.Exists(At("artifacts/builds")) ? File.ReadLines(At("artifacts/builds")).Count() : 0;

    /// <summary>The path of a file.</summary>
    public string At(string file) => Path.Combine(_root, file);

    /// <summary>Writes a file.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
    }

    /// <summary>Writes the library's source, which says a word.</summary>
    public void WriteWords(string word) => Write("Library/Words.cs", Words(word));

    /// <summary>Has the library's source changed by somebody else, when the next build has just read it.</summary>
    public void WriteWordsWhileBuilding(string word) => Write(Edited, Words(word));

    /// <summary>Ends that.</summary>
    public void StopWritingWhileBuilding() => File.Delete(At(Edited));

    /// <summary>What <c>dotnet run</c> prints, which is what the program says if it can be built.</summary>
    public async Task<string> RunAsync(params string[] switches)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--project", "App", .. switches])
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        return output.Trim();
    }

    /// <summary>Deletes it.</summary>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Words(string word) => $$"""
        namespace Library;

        public static class Words
        {
            public static string Say() => string.Join(' ',
                [.. typeof(Words).Assembly.GetManifestResourceNames().Order(), "{{word}}", .. typeof(Words).Assembly
                    .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
                    .Cast<System.Reflection.AssemblyMetadataAttribute>().Where(fact => fact.Key == "Greeting").Select(fact => fact.Value!)]);
        }
        """;

    // What a package brings into a build is its version here, and no assembly.
    private void AddPackage(string version)
    {
        Directory.CreateDirectory(At("artifacts/feed"));
        using var package = ZipFile.Open(At($"artifacts/feed/Greeting.{version}.nupkg"), ZipArchiveMode.Create);
        Add("Greeting.nuspec", $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>Greeting</id><version>{version}</version><authors>Platform</authors><description>Says its version.</description></metadata>
            </package>
            """);
        Add("build/Greeting.props", $"""
            <Project><ItemGroup><AssemblyMetadata Include="Greeting" Value="{version}" /></ItemGroup></Project>
            """);

        void Add(string file, string text)
        {
            using var writer = new StreamWriter(package.CreateEntry(file).Open());
            writer.Write(text);
        }
    }
}
